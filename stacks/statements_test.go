package stacks_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// everyStatement returns the statements of the shipped lists and of lists with every field.
func everyStatement(t *testing.T) []templates.Statement {
	t.Helper()
	return slices.Concat(synthesis.Shipped(t).Statements(t), everyField(t).templates.Statements(t))
}

func TestNoStatementAllowsEveryAction(t *testing.T) {
	for _, s := range everyStatement(t) {
		// The account administers its keys. Without this statement no principal could ever change the key's policy.
		keyAdministration := slices.Equal(s.Actions, []string{"kms:*"}) && strings.Contains(fmt.Sprint(s.Principal), ":root")
		for _, action := range s.Actions {
			if s.Effect == "Allow" && strings.Contains(action, "*") && !keyAdministration {
				t.Errorf("%s: %s allows %s; name the actions", s.Where, s.Sid, action)
			}
		}
	}
}

// everyResource holds the reasons for a resource "*": the action has no resource, or the resource is the key that carries the
// policy. docs/architecture.md has the same table.
var everyResource = map[string]string{
	"OneConfigurationPerRegion": "the logging configuration has no ARN",
	"ReadEveryRegion":           "the logging configuration, a list of trails and CloudWatch metrics have no ARN",
	"ReadPriceList":             "the AWS Price List has no resource",
	"ListProfiles":              "a list has no ARN",
	"PublishMetrics":            "PutMetricData has no resource; the namespace is a condition",
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
			t.Errorf("%s: %s allows %v on every resource and gives no reason", s.Where, s.Sid, s.Actions)
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
