package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func TestOrganization(t *testing.T) {
	const caller, deploys = "bedrock-search-api-prod", "cdk-hnb659fds-deploy-role-123456789012-us-east-1"
	global := func(c *catalog.Catalog) { c.Products[0].Models[0].Routing = catalog.Global }
	exempt := func(role, regions string) result {
		return result{Status: warning, Message: `let the organization exempt bedrock:InvokeModel through our profiles from the service control policy that denies Regions (docs/runbook.md, "Denied by a service control policy"): ` +
			"IAM's simulation of arn:aws:iam::123456789012:role/" + role + " says that it denies the requested Region " + regions}
	}
	for _, c := range []struct {
		name string
		edit func(*catalog.Catalog)
		// decides is what the organization decides, by role and requested Region. "none": there is no such role.
		decides map[string]string
		exit    int
		want    result
		calls   []string
	}{
		{"no organization", nil, nil, 0, result{Status: ok}, []string{caller + " eu-north-1", caller + " eu-west-1"}},
		{"allowed", nil, map[string]string{caller + " eu-north-1": "true", caller + " eu-west-1": "true"}, 0, result{Status: ok}, []string{caller + " eu-north-1", caller + " eu-west-1"}},
		{"a destination denied", nil, map[string]string{caller + " eu-north-1": "false", caller + " eu-west-1": "true"}, 0, exempt(caller, "eu-north-1"), []string{caller + " eu-north-1", caller + " eu-west-1"}},
		{"Global denied", global, map[string]string{caller + " unspecified": "false", caller + " eu-west-1": "true"}, 0, exempt(caller, "unspecified"), []string{caller + " eu-west-1", caller + " unspecified"}},
		{"denied here, too", nil, map[string]string{caller + " eu-north-1": "false", caller + " eu-west-1": "false"}, 0, result{Status: warning,
			Message: `ask the organization which service control policy denies bedrock:InvokeModel in eu-west-1 (docs/runbook.md, "Denied by a service control policy"): IAM's simulation of arn:aws:iam::123456789012:role/` + caller + " says that one does"},
			[]string{caller + " eu-north-1", caller + " eu-west-1"}},
		{"before the first deployment", nil, map[string]string{caller + " eu-north-1": "none", deploys + " eu-north-1": "false", deploys + " eu-west-1": "true"}, 0, exempt(deploys, "eu-north-1"),
			[]string{caller + " eu-north-1", deploys + " eu-north-1", deploys + " eu-west-1"}},
		{"without services", func(c *catalog.Catalog) { c.Products[0].Services = nil }, nil, 0, result{Status: ok}, []string{deploys + " eu-north-1", deploys + " eu-west-1"}},
		{"before the bootstrap", nil, map[string]string{caller + " eu-north-1": "none", deploys + " eu-north-1": "none"}, 0, result{Status: ok, Message: "nothing to do: there is no role yet with which IAM could simulate a call"},
			[]string{caller + " eu-north-1", deploys + " eu-north-1"}},
		{"not allowed to simulate", nil, map[string]string{caller + " eu-north-1": "denied"}, 2, result{Status: unknown,
			Message: "allow iam:SimulatePrincipalPolicy and bedrock:GetInferenceProfile in eu-west-1: AccessDenied: no"}, []string{caller + " eu-north-1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &served{answers: map[string]string{
				"eu-west-1 inference-profiles/global." + sonnet: routes("", "eu-west-1"),
				"us-east-1 inference-profiles/global." + sonnet: routes("", "us-east-1"),
			}}
			for call, decision := range c.decides {
				answer := simulation(decision)
				switch decision {
				case "none":
					answer = "error NoSuchEntity"
				case "denied":
					answer = "error AccessDenied"
				}
				s.answers["us-east-1 SimulatePrincipalPolicy "+call] = answer
			}
			exit, stdout, stderr := preflight(t, s, lists(c.edit), "--all", "--format", "json")
			var results []result
			if err := json.Unmarshal([]byte(stdout), &results); err != nil {
				t.Fatalf("%v in %s%s", err, stdout, stderr)
			}
			c.want.Region, c.want.Check = "eu-west-1", "organization"
			if exit != c.exit || !slices.Contains(results, c.want) {
				t.Errorf("exit status %d, want %d with %+v, got\n%s", exit, c.exit, c.want, stdout)
			}
			for _, r := range results { // a decision about Global calls is one for both Regions
				if r != c.want && r.Status != ok && (r.Check != "organization" || r.Message != c.want.Message) {
					t.Errorf("and %+v", r)
				}
			}
			var calls []string
			for _, call := range slices.Sorted(maps.Keys(s.calls)) {
				if of, simulated := strings.CutPrefix(call, "POST SimulatePrincipalPolicy "); simulated && !strings.HasSuffix(of, " us-east-1") && !strings.HasSuffix(of, " us-west-2") {
					calls = append(calls, of)
				}
			}
			if !slices.Equal(calls, c.calls) {
				t.Errorf("simulated %v, want %v", calls, c.calls)
			}
		})
	}
}

// A Region without Geo and Global profiles routes no call elsewhere, and nothing is simulated.
func TestRegionalCallsAreNotSimulated(t *testing.T) {
	s := &served{}
	exit, stdout, stderr := preflight(t, s, lists(func(c *catalog.Catalog) { c.Products[0].Models = c.Products[0].Models[1:] }), "--all")
	if exit != 0 || strings.Contains(stdout, "organization") {
		t.Errorf("exit status %d, %s%s", exit, stdout, stderr)
	}
}

func TestDatesAfterTodayAreRefused(t *testing.T) {
	exit, _, stderr := preflight(t, &served{}, lists(func(c *catalog.Catalog) { c.Products[0].Services[0].Since = "2026-11-29" }))
	if want := `products[0].Services[0].Since: "2026-11-29" is after today, which is 2026-11-28 in UTC`; exit != 2 || !strings.Contains(stderr, want) {
		t.Errorf("exit status %d, stderr %q, want %s", exit, stderr, want)
	}
}
