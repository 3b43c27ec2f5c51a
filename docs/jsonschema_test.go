package docs

import (
	"encoding/json"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// own is the schema of the cases. The tests do not depend on the shipped keys: a platform team adds keys to those.
var own = schema.Schema{
	{Name: "team", Required: true, Pattern: word, Meaning: "the team"},
	{Name: "service", Required: true, Pattern: word, Meaning: "the service"},
	{Name: "env", Required: true, Pattern: word, Meaning: "the environment"},
	{Name: "feature", Meaning: "the feature"},
	{Name: "request_id", Meaning: "the correlation id"},
}

const word = `[a-z0-9]+(-[a-z0-9]+)*`

// compiled returns the JSON Schema of the keys, compiled as 2020-12, and the checker of the Go wrapper.
func compiled(t testing.TB, keys schema.Schema) (*jsonschema.Schema, *schema.Checker) {
	t.Helper()
	text, err := keys.JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	const name = "request-metadata.schema.json"
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft4) // so that $schema decides
	if err := compiler.AddResource(name, document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	if compiled.DraftVersion != 2020 {
		t.Fatalf("the schema is of draft %d", compiled.DraftVersion)
	}
	checker, err := schema.NewChecker(keys)
	if err != nil {
		t.Fatal(err)
	}
	return compiled, checker
}

// agree fails unless the JSON Schema and the wrapper decide the same on some metadata. It reports whether they refuse it.
func agree(t *testing.T, compiled *jsonschema.Schema, checker *schema.Checker, metadata map[string]string) (refused bool) {
	t.Helper()
	instance := map[string]any{}
	for key, value := range metadata {
		instance[key] = value
	}
	theirs, ours := compiled.Validate(instance), checker.Check(metadata)
	if (theirs == nil) != (len(ours) == 0) {
		t.Errorf("%q: the JSON Schema answers %v, the wrapper %v", metadata, theirs, ours)
	}
	return theirs != nil
}

var identity = map[string]string{"team": "growth", "service": "onboarding-api", "env": "prod"}

// TestDocumentsFollowTheSchema holds the published JSON Schema to the shipped keys; this test holds it to the checker.
func TestPublishedSchemaSaysWhatTheWrapperSays(t *testing.T) {
	shipped, ofShipped := compiled(t, schema.Keys)
	for _, metadata := range []map[string]string{identity, nil, {"team": "Growth Team"}} {
		agree(t, shipped, ofShipped, metadata)
	}
	compiled, checker := compiled(t, own)
	content, err := os.ReadFile("../requestmetadata/testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name, Schema             string
		Identity, Context, Input map[string]any
	}
	if err := json.Unmarshal(content, &cases); err != nil {
		t.Fatal(err)
	}
	refused, passed := 0, 0
	for _, c := range cases {
		if c.Schema != "" {
			continue
		}
		metadata := map[string]string{}
		if c.Identity == nil {
			maps.Copy(metadata, identity)
		}
		for _, part := range []map[string]any{c.Identity, c.Context, c.Input} {
			for key, value := range part {
				if text, ok := value.(string); ok {
					metadata[key] = text
				}
			}
		}
		if agree(t, compiled, checker, metadata) {
			refused++
		} else {
			passed++
		}
	}
	if refused < 20 || passed < 10 {
		t.Errorf("%d cases are refused and %d pass, want at least 20 and 10", refused, passed)
	}
}

// FuzzPublishedSchema searches for metadata on which the two decide differently.
func FuzzPublishedSchema(f *testing.F) {
	compiled, checker := compiled(f, own)
	for _, seed := range []string{"", "chat", "ann@example.com", "+15550100200", "2026-11-25", " x", "x\v", "a\tb", "für", "req_1", strings.Repeat("x", 257), "a@b", "\x00", "x\n"} {
		f.Add("growth", seed)
		f.Add(seed, "chat")
	}
	f.Fuzz(func(t *testing.T, team, feature string) {
		metadata := maps.Clone(identity)
		metadata["team"], metadata["feature"] = team, feature
		agree(t, compiled, checker, metadata)
	})
}
