package customresource

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
)

// memory is a Memory that may fail.
type memory struct {
	digest                 string
	unreadable, unwritable error
	writes                 int
	// usedTooLate means that it was used with a context that had ended.
	usedTooLate bool
}

func (m *memory) Recall(ctx context.Context) (string, error) {
	m.usedTooLate = m.usedTooLate || ctx.Err() != nil
	if m.unreadable != nil {
		return "", m.unreadable
	}
	return m.digest, nil
}

func (m *memory) Remember(ctx context.Context, digest string) error {
	m.usedTooLate = m.usedTooLate || ctx.Err() != nil
	m.writes++
	if m.unwritable != nil {
		return m.unwritable
	}
	m.digest = digest
	return nil
}

func lists(hash string) map[string]any { return map[string]any{"CatalogHash": hash} }

func update(from, to string) cfn.Event {
	return cfn.Event{RequestType: cfn.RequestUpdate, ResourceProperties: lists(to), OldResourceProperties: lists(from)}
}

func TestRequestsAndTheirMemory(t *testing.T) {
	create := cfn.Event{RequestType: cfn.RequestCreate, ResourceProperties: lists("new")}
	off, noAccess, noRoom := errors.New("eu-west-1 is off"), errors.New("no access"), errors.New("no room")
	for _, c := range []struct {
		name   string
		event  cfn.Event
		memory memory
		failed error
		// says is all of what the error says; empty where the request succeeds.
		says string
		// left is what is remembered afterwards: the hash of the lists.
		left   string
		writes int
	}{
		{"a rollback that would fail", update("new", "old"), memory{digest: "old"}, off, "", "old", 0},
		{"a rollback that would succeed", update("new", "old"), memory{digest: "old"}, nil, "", "old", 0},
		{"a rollback that would fail, with a memory that cannot be written", update("new", "old"), memory{digest: "old", unwritable: noRoom}, off, "", "old", 0},
		{"a rollback that would fail, with a memory that cannot be read", update("new", "old"), memory{digest: "old", unreadable: noAccess}, off,
			"eu-west-1 is off; whether this is a rollback is not known: no access", "old", 0},
		{"a failed update", update("old", "new"), memory{digest: "old"}, off, "eu-west-1 is off", "old", 0},
		{"an update that fails where nothing is remembered", update("old", "new"), memory{}, off, "eu-west-1 is off", "", 0},
		{"other lists after a failure", update("new", "newer"), memory{digest: "old"}, off, "eu-west-1 is off", "old", 0},
		{"an update", update("old", "new"), memory{digest: "old"}, nil, "", "new", 1},
		{"an update with a memory that cannot be read", update("old", "new"), memory{digest: "old", unreadable: noAccess}, nil, "", "new", 1},
		{"an update with a memory that cannot be written", update("old", "new"), memory{digest: "old", unwritable: noRoom}, nil,
			"the deployment succeeded, but a later rollback could fail: no room", "old", 1},
		{"a new stack", create, memory{}, nil, "", "new", 1},
		{"a new stack after an earlier one", create, memory{digest: "old"}, nil, "", "new", 1},
		{"a new stack that fails is deleted, not rolled back", create, memory{digest: "new"}, off, "eu-west-1 is off", "new", 0},
		{"a deletion", cfn.Event{RequestType: cfn.RequestDelete, ResourceProperties: lists("old")}, memory{digest: "old", unreadable: noAccess}, nil, "", "old", 0},
		{"a deletion that fails", cfn.Event{RequestType: cfn.RequestDelete, ResourceProperties: lists("old")}, memory{digest: "old", unreadable: noAccess}, off, "eu-west-1 is off", "old", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := c.memory
			if m.digest != "" {
				m.digest = Digest(lists(m.digest))
			}
			want := c.left
			if want != "" {
				want = Digest(lists(want))
			}
			data, err := WithRollback(&m, func(context.Context, cfn.Event) (map[string]any, error) {
				return map[string]any{"Regions": "33"}, c.failed
			})(t.Context(), c.event)
			if said := message(err); said != c.says {
				t.Errorf("error %q, want %q", said, c.says)
			}
			if m.digest != want || m.writes != c.writes {
				t.Errorf("remembered %q after %d writes, want %q after %d", m.digest, m.writes, want, c.writes)
			}
			if data["Regions"] != "33" {
				t.Errorf("attributes %v", data)
			}
		})
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestUpdatesAndTheirRollbacks follows a stack: an update fails and is rolled back, twice; later the same way back is no rollback.
func TestUpdatesAndTheirRollbacks(t *testing.T) {
	m := &memory{}
	var failure error
	decide := WithRollback(m, func(context.Context, cfn.Event) (map[string]any, error) { return nil, failure })
	run := func(event cfn.Event) error {
		_, err := decide(t.Context(), event)
		return err
	}
	if err := run(cfn.Event{RequestType: cfn.RequestCreate, ResourceProperties: lists("old")}); err != nil {
		t.Fatal(err)
	}
	failure = errors.New("eu-west-1 is off")
	for range 2 {
		if err := run(update("old", "new")); err == nil {
			t.Error("the update succeeded")
		}
		if err := run(update("new", "old")); err != nil {
			t.Errorf("the rollback failed: %v", err)
		}
	}
	failure = nil
	if err := run(update("old", "new")); err != nil {
		t.Fatal(err)
	}
	failure = errors.New("eu-west-1 is off")
	if err := run(update("new", "old")); err == nil {
		t.Error("an update to the former lists that rolls nothing back succeeded")
	}
}

// TestAKilledUpdateIsRolledBack holds that a rollback needs no word of the update before it: the process of that update may have ended.
func TestAKilledUpdateIsRolledBack(t *testing.T) {
	m := &memory{digest: Digest(lists("old"))}
	func() {
		defer func() { _ = recover() }()
		_, _ = WithRollback(m, func(context.Context, cfn.Event) (map[string]any, error) { panic("killed") })(t.Context(), update("old", "new"))
	}()
	if _, err := WithRollback(m, func(context.Context, cfn.Event) (map[string]any, error) { return nil, errors.New("eu-west-1 is off") })(t.Context(), update("new", "old")); err != nil {
		t.Error(err)
	}
}

// TestMemoryHasItsOwnTime holds that the memory is read and written in a request whose time is up.
func TestMemoryHasItsOwnTime(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := &memory{digest: Digest(lists("old"))}
	ended := func(ctx context.Context, _ cfn.Event) (map[string]any, error) { return nil, ctx.Err() }
	if _, err := WithRollback(m, ended)(ctx, update("new", "old")); err != nil || m.usedTooLate {
		t.Errorf("the rollback: error %v", err)
	}
	if _, err := WithRollback(m, func(context.Context, cfn.Event) (map[string]any, error) { return nil, nil })(ctx, update("old", "new")); err != nil || m.usedTooLate {
		t.Errorf("the success: error %v", err)
	}
	if _, err := WithRollback(m, ended)(ctx, update("new", "newer")); err == nil || !strings.Contains(err.Error(), "canceled") {
		t.Errorf("the failure: error %v", err)
	}
}
