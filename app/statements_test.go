package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// statement is one statement of a policy, with lists where the template may have a single value.
type statement struct {
	where     string
	Sid       string
	Effect    string
	Principal any
	Actions   []string
	Resources []string
	Condition any
}

// eachResource calls f for every resource of every template, in order.
func eachResource(t *testing.T, templates map[string]string, f func(where string, r resource)) {
	t.Helper()
	count := 0
	for _, stack := range sortedKeys(templates) {
		all := resources(t, templates[stack])
		for _, id := range sortedKeys(all) {
			f(stack+"/"+id, all[id])
			count++
		}
	}
	if count == 0 {
		t.Fatal("no resources: nothing was checked")
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// statements finds every policy statement of the templates, wherever it is.
func statements(t *testing.T, templates map[string]string) []statement {
	t.Helper()
	var found []statement
	eachResource(t, templates, func(where string, r resource) {
		walk(r.Properties, func(node map[string]any) {
			if node["Effect"] == nil {
				return
			}
			found = append(found, statement{
				where:     where,
				Sid:       fmt.Sprint(node["Sid"]),
				Effect:    fmt.Sprint(node["Effect"]),
				Principal: node["Principal"],
				Actions:   list(node["Action"]),
				Resources: list(node["Resource"]),
				Condition: node["Condition"],
			})
		})
	})
	if len(found) == 0 {
		t.Fatal("no policy statements: nothing was checked")
	}
	return found
}

// walk calls f for every JSON object below v.
func walk(v any, f func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(v)
		for _, child := range v {
			walk(child, f)
		}
	case []any:
		for _, child := range v {
			walk(child, f)
		}
	}
}

// list returns a value or a list of values as strings; intrinsic functions become their JSON.
func list(v any) []string {
	values, ok := v.([]any)
	if !ok {
		values = []any{v}
	}
	var texts []string
	for _, value := range values {
		if text, ok := value.(string); ok {
			texts = append(texts, text)
			continue
		}
		encoded, _ := json.Marshal(value)
		texts = append(texts, string(encoded))
	}
	return texts
}

// everyStatement returns those of the shipped lists and of lists with every field.
func everyStatement(t *testing.T) []statement {
	t.Helper()
	synthesizeEvery(t)
	return slices.Concat(statements(t, templatesOfShipped(t)), statements(t, everySynthesized.templates))
}

func TestNoStatementAllowsEveryAction(t *testing.T) {
	for _, s := range everyStatement(t) {
		// The account's own administration of a key, without which nobody could ever change its policy.
		keyAdministration := slices.Equal(s.Actions, []string{"kms:*"}) && strings.Contains(fmt.Sprint(s.Principal), ":root")
		for _, action := range s.Actions {
			if s.Effect == "Allow" && strings.Contains(action, "*") && !keyAdministration {
				t.Errorf("%s: %s allows %s; name the actions", s.where, s.Sid, action)
			}
		}
	}
}

// Actions that know no resources, or whose resource is the key that carries the policy. docs/architecture.md says the same.
var everyResource = map[string]string{
	"OneConfigurationPerRegion": "the logging configuration has no ARN",
	"AskEveryRegion":            "the logging configuration, a list of trails and CloudWatch metrics have no ARN",
	"ListProfiles":              "a list has no ARN",
	"PublishCoverage":           "PutMetricData has no resource; the namespace is a condition",
	"AmazonBedrockLogsEncrypt":  "a key policy's * is the key",
	"AlarmsEncrypt":             "a key policy's * is the key",
	"PublishersEncrypt":         "a key policy's * is the key; roles are a condition",
}

func TestEveryResourceNeedsAReason(t *testing.T) {
	architecture, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, s := range everyStatement(t) {
		keyAdministration := slices.Equal(s.Actions, []string{"kms:*"})
		if s.Effect != "Allow" || keyAdministration || !slices.Contains(s.Resources, "*") {
			continue
		}
		if everyResource[s.Sid] == "" {
			t.Errorf("%s: %s allows %v on every resource and gives no reason", s.where, s.Sid, s.Actions)
		}
		used[s.Sid] = true
	}
	for sid, reason := range everyResource {
		if !used[sid] {
			t.Errorf("%s has a reason but is not used", sid)
		}
		if row := "| `" + sid + "` | " + reason + " |"; !strings.Contains(string(architecture), row) {
			t.Errorf("docs/architecture.md has no row %s", row)
		}
	}
}
