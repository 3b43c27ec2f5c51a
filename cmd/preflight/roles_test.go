package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// withRoles returns lists whose roles have every prerequisite that is checked.
func withRoles() catalog.Catalog {
	return lists(func(c *catalog.Catalog) {
		c.Account.PermissionsBoundary = "acme-boundary"
		c.Products[0].Services = []catalog.Service{
			{Name: "evals", TrustedBy: catalog.GitHubActions{Repository: "acme/evals", Subject: "environment:prod"}},
			{Name: "index", TrustedBy: catalog.EC2, ExistingRoles: []catalog.ExistingRole{{Environment: "prod", Name: "legacy", Path: "/search/"}}},
			{Name: "jobs", TrustedBy: catalog.NamedRole{Role: "teams/core/build"}},
			{Name: "jobs-too", TrustedBy: catalog.NamedRole{Account: testAccount, Role: "teams/core/build"}},
			{Name: "partner", TrustedBy: catalog.NamedRole{Account: "111122223333", Role: "theirs"}},
			{Name: "pods", TrustedBy: catalog.EKSServiceAccount{Issuer: issuer, Namespace: "pods", ServiceAccount: "api"}},
		}
	})
}

const issuer = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"

func role(arn string) string {
	return "<GetRoleResponse><GetRoleResult><Role><Arn>arn:aws:iam::123456789012:role" + arn + "</Arn></Role></GetRoleResult></GetRoleResponse>"
}

func TestRolesOfTheAccount(t *testing.T) {
	const region, none, providers = "us-east-1", "error NoSuchEntity", "arn:aws:iam::123456789012:oidc-provider/"
	legacy, build := "GetRole legacy", "GetRole build"
	boundary, github, eks := "GetPolicy arn:aws:iam::123456789012:policy/acme-boundary", "GetOpenIDConnectProvider "+providers+catalog.GitHubIssuer, "GetOpenIDConnectProvider "+providers+issuer
	const there = "<GetOpenIDConnectProviderResponse><GetOpenIDConnectProviderResult/></GetOpenIDConnectProviderResponse>"
	for _, c := range []struct {
		name              string
		operation, answer string
		exit              int
		want              result
	}{
		{"all there", "", "", 0, result{region, "role legacy", ok, ""}},
		{"no existing role", legacy, none, 1, result{region, "role legacy", fails,
			`create the role legacy, or take it out of ExistingRoles of service "index": the account has no such role`}},
		{"existing role elsewhere", legacy, role("/legacy"), 0, result{region, "role legacy", warning,
			`write the Path of its ARN, arn:aws:iam::123456789012:role/legacy, into ExistingRoles of service "index": the detector cannot read its tags as those of arn:aws:iam::123456789012:role/search/legacy`}},
		{"existing role denied", legacy, "error AccessDenied", 2, result{region, "role legacy", unknown, "allow iam:GetRole in us-east-1: AccessDenied: no"}},
		{"no trusted role", build, none, 1, result{region, "trusted role teams/core/build", fails,
			`create the role teams/core/build, or let service "jobs" trust another: the account has no such role`}},
		{"trusted role elsewhere", build, role("/build"), 1, result{region, "trusted role teams/core/build", fails,
			`write the path and name of its ARN, arn:aws:iam::123456789012:role/build, into the NamedRole of service "jobs": there is no arn:aws:iam::123456789012:role/teams/core/build`}},
		{"no boundary", boundary, none, 1, result{region, "boundary acme-boundary", fails,
			"create the managed policy acme-boundary, or take PermissionsBoundary out of regions.go: the account has no such policy"}},
		{"boundary denied", boundary, "error AccessDenied", 2, result{region, "boundary acme-boundary", unknown, "allow iam:GetPolicy in us-east-1: AccessDenied: no"}},
		{"no provider of GitHub", github, none, 0, result{region, "OIDC provider " + catalog.GitHubIssuer, warning,
			"create the OIDC provider " + catalog.GitHubIssuer + ": without it nobody can assume bedrock-evals-prod"}},
		{"no provider of a cluster", eks, none, 0, result{region, "OIDC provider " + issuer, warning,
			"create the OIDC provider " + issuer + ": without it nobody can assume bedrock-pods-prod"}},
		{"provider denied", eks, "error AccessDenied", 2, result{region, "OIDC provider " + issuer, unknown,
			"allow iam:GetOpenIDConnectProvider in us-east-1: AccessDenied: no"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &served{answers: map[string]string{
				region + " " + legacy: role("/search/legacy"), region + " " + build: role("/teams/core/build"), region + " " + boundary: "<GetPolicyResponse><GetPolicyResult/></GetPolicyResponse>",
				region + " " + github: there, region + " " + eks: there,
			}}
			s.answers[region+" "+c.operation] = c.answer
			exit, stdout, stderr := preflight(t, s, withRoles(), "--all", "--format", "json")
			var results []result
			if err := json.Unmarshal([]byte(stdout), &results); err != nil {
				t.Fatalf("%v in %s%s", err, stdout, stderr)
			}
			if exit != c.exit || !slices.Contains(results, c.want) {
				t.Errorf("exit status %d, want %d with %+v, got\n%s", exit, c.exit, c.want, stdout)
			}
			iam := 0
			for _, r := range results { // nothing else is hidden or changed, and each prerequisite is checked once
				if strings.Contains(r.Check, "role ") || strings.HasPrefix(r.Check, "OIDC") || strings.HasPrefix(r.Check, "boundary") {
					iam++
				}
				if r != c.want && r.Status != ok {
					t.Errorf("and %+v", r)
				}
			}
			if iam != 5 {
				t.Errorf("%d checks of roles in\n%s", iam, stdout)
			}
		})
	}
}
