package main

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/roletags"
)

// Roles are checked after every run, and neither failure hides the other.
func TestRolesAreChecked(t *testing.T) {
	broken, unpublished := errors.New("detect"), errors.New("publish")
	var order []string
	answer, err := withRoles(
		func(context.Context, json.RawMessage) (string, error) {
			order = append(order, "run")
			return "answer", broken
		},
		func(context.Context) ([]roletags.Finding, error) {
			order = append(order, "check")
			return []roletags.Finding{{Role: "legacy", Message: "tag it"}}, unpublished
		},
	)(t.Context(), json.RawMessage(scheduled))
	if answer != "answer" || !errors.Is(err, broken) || !errors.Is(err, unpublished) || !slices.Equal(order, []string{"run", "check"}) {
		t.Errorf("answer %q, error %v, order %v", answer, err, order)
	}
}
