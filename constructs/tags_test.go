package constructs

import (
	"slices"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

func TestADeprecatedKeyStaysATagKey(t *testing.T) {
	keys := schema.Schema{{Name: "owning_team"}, {Name: "team", DeprecatedBy: "owning_team"}, {Name: "env"}}
	got := underEveryName(keys, []tag{{"team", "growth"}, {"product", "assistant"}, {"env", "prod"}})
	want := []tag{{"owning_team", "growth"}, {"team", "growth"}, {"product", "assistant"}, {"env", "prod"}}
	if !slices.Equal(got, want) {
		t.Errorf("tags %v, want %v", got, want)
	}
}
