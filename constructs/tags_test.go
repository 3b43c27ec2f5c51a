package constructs

import (
	"slices"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

func TestADeprecatedKeyStaysATagKey(t *testing.T) {
	keys := schema.Schema{{Name: "owning_team"}, {Name: "team", DeprecatedBy: "owning_team"}, {Name: "env"}}
	got := underEveryName(keys, []tag{{Key: "team", Value: "growth"}, {Key: "product", Value: "assistant"}, {Key: "env", Value: "prod"}})
	want := []tag{{Key: "owning_team", Value: "growth"}, {Key: "team", Value: "growth"}, {Key: "product", Value: "assistant"}, {Key: "env", Value: "prod"}}
	if !slices.Equal(got, want) {
		t.Errorf("tags %v, want %v", got, want)
	}
}
