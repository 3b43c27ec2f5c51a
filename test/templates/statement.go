package templates

import (
	"encoding/json"
	"fmt"
	"testing"
)

// Statement is one statement of a policy, with lists where the template may have a single value.
type Statement struct {
	// Where is "stack/logical id" of the resource that holds it.
	Where     string
	Sid       string
	Effect    string
	Principal any
	Actions   []string
	Resources []string
	Condition any
}

// Statements returns every policy statement of the templates, whatever resource holds it. It fails the test where there is none.
func (s Set) Statements(t testing.TB) []Statement {
	t.Helper()
	var found []Statement
	s.EachResource(t, func(where string, r Resource) {
		walk(r.Properties, func(node map[string]any) {
			if node["Effect"] == nil {
				return
			}
			found = append(found, Statement{
				Where:     where,
				Sid:       fmt.Sprint(node["Sid"]),
				Effect:    fmt.Sprint(node["Effect"]),
				Principal: node["Principal"],
				Actions:   List(node["Action"]),
				Resources: List(node["Resource"]),
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

// List returns a value or a list of values as strings. An intrinsic function becomes its JSON.
func List(v any) []string {
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
