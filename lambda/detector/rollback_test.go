package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// TestRollback is what CloudFormation does with a Region that is and stays dark: the update to the new lists fails, the
// one back to the old must not.
func TestRollback(t *testing.T) {
	r := &run{findings: []coverage.Finding{off("eu-west-1", true)}}
	update := func(from, to string) cfn.Response {
		r.recorded = nil
		answer := deployLists(t, r.handler(), cfn.RequestUpdate, from, to)
		if len(r.recorded) != 1 || len(r.profiled) != 1 {
			t.Errorf("from %s to %s: recorded %v, profiles of %v", from, to, r.recorded, r.profiled)
		}
		return answer
	}
	for range 2 {
		if answer := update("old", "new"); answer.Status != cfn.StatusFailed || !strings.HasPrefix(answer.Reason, "listed Regions are not logging: eu-west-1 is off") || strings.Contains(answer.Reason, "rollback") {
			t.Errorf("the update: answered %+v", answer)
		}
		if want := (Deployment{To: "new", From: "old"}); r.marker != want {
			t.Errorf("remembered %+v", r.marker)
		}
		if answer := update("new", "old"); answer.Status != cfn.StatusSuccess || answer.Data["ListedUnlogged"] != "1" || answer.PhysicalResourceID != "coverage" {
			t.Errorf("the rollback: answered %+v", answer)
		}
		if r.marker != (Deployment{}) {
			t.Errorf("after the rollback: %+v", r.marker)
		}
	}
	if answer := update("new", "old"); answer.Status != cfn.StatusFailed {
		t.Errorf("the same update where nothing failed before: answered %+v", answer)
	}
}

func TestSettle(t *testing.T) {
	failed := Deployment{To: "new", From: "old"}
	dark := []coverage.Finding{off("eu-west-1", true)}
	fine := []coverage.Finding{logging("eu-west-1")}
	for _, c := range []struct {
		name     string
		run      run
		kind     cfn.RequestType
		from, to string
		// reasons are all of what the answer says; none where the request succeeds.
		reasons []string
		// left is the marker afterwards.
		left Deployment
	}{
		{"a rollback after the Region came back", run{findings: fine, marker: failed}, cfn.RequestUpdate, "new", "old", nil, Deployment{}},
		{"a rollback that cannot be recorded", run{findings: dark, marker: failed, writeErr: errors.New("no bucket")}, cfn.RequestUpdate, "new", "old", nil, Deployment{}},
		{"a rollback that finds nothing", run{detectErr: errors.New("time was up"), marker: failed}, cfn.RequestUpdate, "new", "old", nil, Deployment{}},
		{"a rollback that cannot be forgotten", run{findings: dark, marker: failed, rememberErr: errors.New("no room")}, cfn.RequestUpdate, "new", "old", nil, failed},
		{"the failed update again", run{findings: dark, marker: failed}, cfn.RequestUpdate, "old", "new", []string{"eu-west-1 is off"}, failed},
		{"other lists after a failure", run{findings: dark, marker: failed}, cfn.RequestUpdate, "new", "newer", []string{"eu-west-1 is off"}, Deployment{To: "newer", From: "new"}},
		{"a later success forgets", run{findings: fine, marker: failed}, cfn.RequestUpdate, "old", "new", nil, Deployment{}},
		{"a success that cannot forget", run{findings: fine, marker: failed, rememberErr: errors.New("no room")}, cfn.RequestUpdate, "old", "new", nil, failed},
		{"a success that cannot read forgets", run{findings: fine, readErr: errors.New("no access"), marker: failed}, cfn.RequestUpdate, "old", "new", nil, Deployment{}},
		{"a failure that cannot be remembered", run{findings: dark, rememberErr: errors.New("no room")}, cfn.RequestUpdate, "old", "new", []string{"eu-west-1 is off", "the rollback may fail, too: no room"}, Deployment{}},
		{"a failure beside an unreadable marker", run{findings: dark, readErr: errors.New("no access")}, cfn.RequestUpdate, "old", "new", []string{"eu-west-1 is off", "the rollback may fail, too: no access"}, Deployment{}},
		{"a failure of another kind", run{detectErr: errors.New("time was up")}, cfn.RequestUpdate, "old", "new", []string{"time was up"}, failed},
		{"a new stack that fails is deleted, not updated", run{findings: dark}, cfn.RequestCreate, "", "new", []string{"eu-west-1 is off"}, Deployment{}},
		{"a new stack forgets what an earlier one left", run{findings: fine, marker: failed}, cfn.RequestCreate, "", "new", nil, Deployment{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := deployLists(t, c.run.handler(), c.kind, c.from, c.to)
			if (answer.Status == cfn.StatusSuccess) != (c.reasons == nil) {
				t.Errorf("answered %+v", answer)
			}
			for _, reason := range c.reasons {
				if !strings.Contains(answer.Reason, reason) {
					t.Errorf("reason %q does not say %q", answer.Reason, reason)
				}
			}
			if c.run.marker != c.left {
				t.Errorf("left %+v, want %+v", c.run.marker, c.left)
			}
		})
	}
}

// TestTimeIsUp holds that an update which fails because its time is up is remembered all the same.
func TestTimeIsUp(t *testing.T) {
	r := &run{detectErr: errors.New("time was up")}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := r.handler().deployed(ctx, cfn.Event{
		RequestType:           cfn.RequestUpdate,
		ResourceProperties:    map[string]any{"CatalogHash": "new"},
		OldResourceProperties: map[string]any{"CatalogHash": "old"},
	})
	if want := (Deployment{To: "new", From: "old"}); err == nil || r.marker != want || r.markerWasAskedInNoTime {
		t.Errorf("error %v, remembered %+v", err, r.marker)
	}
}
