package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// A deployment that takes AdoptExisting back changes the rights of the logging function before it puts the former
// configuration back: so it must not take one that this needs.
func TestEndingAnAdoptionTakesNoRight(t *testing.T) {
	adopting := lists()
	for i := range adopting.Regions {
		adopting.Regions[i].AdoptExisting = true
	}
	before, after := templatesOf(t, adopting), templatesOf(t, lists())
	for _, r := range lists().ActiveRegions() {
		stack := catalog.Namespace + "-region-" + r.Name
		if got := adoptionOf(t, before[stack]) + adoptionOf(t, after[stack]); got != "truefalse" {
			t.Errorf("%s adopts %s; want true, then false", stack, got)
		}
		role := loggingRights(t, before, stack)
		if diff := cmp.Diff(role, loggingRights(t, after, stack), cmp.AllowUnexported(statement{})); diff != "" {
			t.Errorf("%s: the rights differ where AdoptExisting is taken back\n%s", stack, diff)
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

// loggingRights returns what a Region stack allows its logging function.
func loggingRights(t *testing.T, templates map[string]string, stack string) []statement {
	t.Helper()
	return statements(t, map[string]string{stack: templates[stack]})
}

// adoptionOf returns the property of the logging resource of a Region stack.
func adoptionOf(t *testing.T, template string) string {
	t.Helper()
	for _, r := range resources(t, template) {
		if r.Type == "Custom::BedrockInvocationLogging" {
			return fmt.Sprint(r.Properties["AdoptExisting"])
		}
	}
	return ""
}
