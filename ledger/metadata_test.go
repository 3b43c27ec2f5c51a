package ledger

import (
	"slices"
	"strings"
	"testing"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// The map, the columns, the claims and the drift of request metadata follow from the schema.
func TestViewsFollowTheSchema(t *testing.T) {
	keys := schema.Schema{
		{Name: "team", Required: true, DeprecatedBy: "owning_team", Meaning: "the team"},
		{Name: "service", Required: true, Meaning: "the service"},
		{Name: "env", Required: true, Meaning: "the environment"},
		{Name: "feature", Meaning: "the feature"},
		{Name: "request_id", Meaning: "the correlation id"},
		{Name: "owning_team", Required: true, Meaning: "the team"},
		{Name: "cost_center", Meaning: "the cost center that pays"},
		{Name: "model", Meaning: "a key with the name of another column"},
	}
	rates, err := Rates()
	if err != nil {
		t.Fatal(err)
	}
	views, err := viewsWith(bootstrap.Catalog(), rates, keys)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]View{}
	for _, v := range views {
		of[v.Name] = v
	}
	for view, parts := range map[string][]string{
		"bedrock_requests": {
			"map(ARRAY['team', 'service', 'env', 'feature', 'request_id', 'owning_team', 'cost_center', 'model'], " +
				"CAST(ARRAY[element_at(request_metadata, 'owning_team'), NULL, NULL, NULL, NULL, element_at(request_metadata, 'team'), NULL, NULL] AS array(varchar)))",
		},
		"bedrock_costs": {
			"coalesce(nullif(value_owning_team, ''), nullif(value_team, '')) AS claimed_team",
			"value_cost_center AS cost_center,", "value_model AS metadata_model,",
			"key NOT IN ('team', 'service', 'env', 'feature', 'request_id', 'owning_team', 'cost_center', 'model')",
		},
		"bedrock_spend": {"\n  feature,\n", "\n  metadata_request_id,\n", "\n  cost_center,\n", "\n  metadata_model,\n"},
	} {
		for _, part := range parts {
			if !strings.Contains(of[view].SQL, part) {
				t.Errorf("%s lacks %q:\n%s", view, part, of[view].SQL)
			}
		}
	}
	var columns []string
	for _, c := range of["bedrock_spend"].Columns {
		columns = append(columns, c.Name)
	}
	for _, want := range []string{"team", "feature", "metadata_request_id", "cost_center", "metadata_model"} {
		if !slices.Contains(columns, want) {
			t.Errorf("bedrock_spend has columns %q, without %s", columns, want)
		}
	}
	if slices.Contains(columns, "owning_team") {
		t.Error("bedrock_spend has a second column for the team")
	}
}

// A key with a pattern or values is read as they allow; a key that any value of a former or later name suits is read as it was given.
func TestClosedKeysAreRead(t *testing.T) {
	keys := schema.Schema{
		{Name: "team", Required: true, Pattern: "[a-z]+", Meaning: "the team"},
		{Name: "tier", Values: []string{"Gold", "Silver"}, DeprecatedBy: "level", Meaning: "the tier"},
		{Name: "level", Pattern: "[A-Z]{2}", Meaning: "the level"},
		{Name: "note", Meaning: "any text"},
		{Name: "old", Pattern: "[a-z]+", DeprecatedBy: "note", Meaning: "a text"},
	}
	list, err := metadataKeys(keys)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		closed bool
		rules  int
		values []string
	}{
		{true, 1, nil},
		{true, 2, []string{"Gold", "Silver"}},
		{true, 2, []string{"Gold", "Silver"}},
		{}, {},
	} {
		k := list[i]
		if k.Closed != want.closed || len(k.Rules) != want.rules || !slices.Equal(k.Values, want.values) {
			t.Errorf("%s: %+v, want %+v", k.Name, k.claim, want)
		}
	}
	if every := list[0].Every; len(every) < 4 || every[0].MaxLength != schema.MaxLength {
		t.Errorf("rules of every key: %+v", every)
	}
}
