package proof

import (
	"context"
	"strings"
	"testing"
)

// A check that waits runs again with its memory, from the file, and is forgotten when it has a verdict.
func TestAWaitingCheckContinues(t *testing.T) {
	a := testAccount(t, &parameters{})
	r := testRunner(t, a)
	c := Check{Belief: 12, Run: func(_ context.Context, run *Run) (Result, error) {
		switch run.Memory["calls"] {
		case "":
			run.Memory["calls"] = "1"
			return Later("a call was made")
		case "1":
			run.Memory["calls"] = "2"
			return NotShown("denied")
		default:
			return Held("after %s", run.Memory["calls"])
		}
	}}
	for _, want := range []Verdict{Waiting, Unclear} {
		outcomes, err := r.Run(t.Context(), []Check{c})
		if err != nil || outcomes[0].Verdict != want {
			t.Fatalf("%v, %v, want %s", outcomes, err, want)
		}
		if r.State, err = ReadState(r.State.file, a.ID); err != nil || r.State.Waiting[12].Memory["calls"] != "1" {
			t.Fatalf("%v, %v", r.State, err)
		}
	}
	if _, err := ReadState(r.State.file, "999988887777"); err == nil || !strings.Contains(err.Error(), "give another --state") {
		t.Errorf("another account: %v", err)
	}
	r.State.Waiting[12].Memory["calls"] = "2"
	if outcomes, err := r.Run(t.Context(), []Check{c}); err != nil || outcomes[0].Result != (Result{Holds, "after 2"}) {
		t.Errorf("%v, %v", outcomes, err)
	}
	if s, err := ReadState(r.State.file, a.ID); err != nil || len(s.Waiting) > 0 {
		t.Errorf("%v, %v", s, err)
	}
}
