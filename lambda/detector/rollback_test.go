package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// remembered returns the digest of the resource's properties for one state of the lists.
func remembered(hash string) string { return customresource.Digest(properties(hash)) }

// TestRollback is CloudFormation's way with a Region that is and stays unlogged: the update to the new lists fails, the one back to
// the old must not.
func TestRollback(t *testing.T) {
	r := &run{findings: []coverage.Finding{logging("eu-west-1")}}
	if answer := deployLists(t, r.handler(), cfn.RequestCreate, "", "old"); answer.Status != cfn.StatusSuccess {
		t.Fatalf("a new stack: answered %+v", answer)
	}
	r.findings = []coverage.Finding{off("eu-west-1", true)}
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
		if answer := update("new", "old"); answer.Status != cfn.StatusSuccess || answer.Data["ListedUnlogged"] != "1" || answer.PhysicalResourceID != "detector" {
			t.Errorf("the rollback: answered %+v", answer)
		}
		if r.memory.digest != remembered("old") {
			t.Errorf("after the rollback: %+v", r.memory)
		}
	}
	r.findings = []coverage.Finding{logging("eu-west-1")}
	if answer := update("old", "new"); answer.Status != cfn.StatusSuccess || r.memory.digest != remembered("new") {
		t.Errorf("the update: answered %+v, remembered %+v", answer, r.memory)
	}
	r.findings = []coverage.Finding{off("eu-west-1", true)}
	if answer := update("new", "old"); answer.Status != cfn.StatusFailed {
		t.Errorf("the same update where nothing failed before: answered %+v", answer)
	}
}

func TestDeploymentsAndTheirMemory(t *testing.T) {
	old := memory{digest: remembered("old")}
	unwritable := memory{digest: remembered("old"), rememberErr: errors.New("no room")}
	unreadable := memory{digest: remembered("old"), readErr: errors.New("no access")}
	unlogged := []coverage.Finding{off("eu-west-1", true)}
	fine := []coverage.Finding{logging("eu-west-1")}
	for _, c := range []struct {
		name     string
		run      run
		kind     cfn.RequestType
		from, to string
		// reasons are all of what the answer says; none where the request succeeds.
		reasons []string
		// left are the lists that are remembered afterwards.
		left string
	}{
		{"a rollback after the Region came back", run{findings: fine, memory: old}, cfn.RequestUpdate, "new", "old", nil, "old"},
		{"a rollback that cannot be recorded", run{findings: unlogged, memory: old, writeErr: errors.New("no bucket")}, cfn.RequestUpdate, "new", "old", nil, "old"},
		{"a rollback that finds nothing", run{detectErr: errors.New("time was up"), memory: old}, cfn.RequestUpdate, "new", "old", nil, "old"},
		{"a rollback that cannot be remembered", run{findings: unlogged, memory: unwritable}, cfn.RequestUpdate, "new", "old", nil, "old"},
		{"a rollback after the Region came back, without access", run{findings: fine, memory: unreadable}, cfn.RequestUpdate, "new", "old", nil, "old"},
		{"the failed update again", run{findings: unlogged, memory: old}, cfn.RequestUpdate, "old", "new", []string{"eu-west-1 is off"}, "old"},
		{"other lists after a failure", run{findings: unlogged, memory: old}, cfn.RequestUpdate, "new", "newer", []string{"eu-west-1 is off"}, "old"},
		{"a later success is remembered", run{findings: fine, memory: old}, cfn.RequestUpdate, "old", "new", nil, "new"},
		{"a success that cannot be remembered", run{findings: fine, memory: unwritable}, cfn.RequestUpdate, "old", "new", []string{"a later rollback could fail: no room"}, "old"},
		{"a success that cannot read is remembered", run{findings: fine, memory: unreadable}, cfn.RequestUpdate, "old", "new", nil, "new"},
		{"a failure needs no memory that can be written", run{findings: unlogged, memory: unwritable}, cfn.RequestUpdate, "old", "new", []string{"eu-west-1 is off"}, "old"},
		{"a failure beside an unreadable memory", run{findings: unlogged, memory: unreadable}, cfn.RequestUpdate, "old", "new", []string{"eu-west-1 is off", "whether this is a rollback is not known: no access"}, "old"},
		{"a failure of another kind", run{detectErr: errors.New("time was up"), memory: old}, cfn.RequestUpdate, "old", "new", []string{"time was up"}, "old"},
		{"a new stack that fails is deleted, not updated", run{findings: unlogged, memory: old}, cfn.RequestCreate, "", "old", []string{"eu-west-1 is off"}, "old"},
		{"a new stack replaces what an earlier one left", run{findings: fine, memory: old}, cfn.RequestCreate, "", "new", nil, "new"},
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
			if c.run.memory.digest != remembered(c.left) {
				t.Errorf("left %+v, want the digest of %s", c.run.memory, c.left)
			}
		})
	}
}

// TestTimeIsUp holds that the rollback of an update which failed because its time was up succeeds, even where its own time is up.
func TestTimeIsUp(t *testing.T) {
	r := &run{findings: []coverage.Finding{logging("eu-west-1")}}
	if answer := deployLists(t, r.handler(), cfn.RequestCreate, "", "old"); answer.Status != cfn.StatusSuccess {
		t.Fatalf("a new stack: answered %+v", answer)
	}
	r.findings, r.detectErr = nil, errors.New("time was up")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	update := func(from, to string) error {
		_, err := r.handler().deployed(ctx, cfn.Event{RequestType: cfn.RequestUpdate, ResourceProperties: properties(to), OldResourceProperties: properties(from)})
		return err
	}
	if err := update("old", "new"); err == nil || r.memory.usedTooLate {
		t.Errorf("the update: error %v, memory %+v", err, r.memory)
	}
	if err := update("new", "old"); err != nil || r.memory.usedTooLate {
		t.Errorf("the rollback: error %v, memory %+v", err, r.memory)
	}
}
