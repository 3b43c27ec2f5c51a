package stacks_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// A deployment that removes AdoptExisting changes the permissions of the logging function before the function puts the former
// configuration back. So the deployment must remove no permission that this needs.
func TestEndingAnAdoptionTakesNoRight(t *testing.T) {
	adopting := synthesis.Lists()
	for i := range adopting.Regions {
		adopting.Regions[i].AdoptExisting = true
	}
	before, after := synthesis.Of(t, adopting), synthesis.Of(t, synthesis.Lists())
	for _, r := range synthesis.Lists().ActiveRegions() {
		stack := catalog.Namespace + "-region-" + r.Name
		if got := adoptionOf(t, before, stack) + adoptionOf(t, after, stack); got != "truefalse" {
			t.Errorf("%s adopts %s; want true, then false", stack, got)
		}
		role := loggingRights(t, before, stack)
		if diff := cmp.Diff(role, loggingRights(t, after, stack)); diff != "" {
			t.Errorf("%s: the permissions differ where AdoptExisting is removed\n%s", stack, diff)
		}
		passes := 0
		for _, s := range role {
			if !slices.Contains(s.Actions, "iam:PassRole") {
				continue
			}
			passes++
			to := fmt.Sprint(s.Condition)
			if s.Effect != "Allow" || len(s.Actions) != 1 || to != "map[StringEquals:map[iam:PassedToService:bedrock.amazonaws.com]]" {
				t.Errorf("%s: %s allows %v on %v to %s", stack, s.Sid, s.Actions, s.Resources, to)
			}
			if want := `{"Fn::Join":["",["arn:aws:iam::",{"Ref":"AWS::AccountId"},":role/*"]]}`; !slices.Equal(s.Resources, []string{want}) {
				t.Errorf("%s: %s is on %v, want the account's roles", stack, s.Sid, s.Resources)
			}
		}
		if passes != 1 {
			t.Errorf("%s: %d statements pass a role, want 1", stack, passes)
		}
	}
}

// loggingRights returns the permissions of a Region's logging function.
func loggingRights(t *testing.T, set templates.Set, stack string) []templates.Statement {
	t.Helper()
	return templates.Set{stack: set[stack]}.Statements(t)
}

// adoptionOf returns the property of the logging resource of a Region stack.
func adoptionOf(t *testing.T, set templates.Set, stack string) string {
	t.Helper()
	for _, r := range set.Resources(t, stack) {
		if r.Type == "Custom::BedrockInvocationLogging" {
			return fmt.Sprint(r.Properties["AdoptExisting"])
		}
	}
	return ""
}
