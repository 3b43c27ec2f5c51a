package proof

import (
	"slices"
	"testing"
)

// A killed process leaves its resources to the sweep of the next run.
func TestTheSweepRemovesWhatIsLeft(t *testing.T) {
	p := &parameters{names: []string{Prefix + "7-aaaa", Prefix + "7-bbbb"}}
	s := NewSweep(testAccount(t, p), []*Kind{parameterKind(p)})
	left, err := s.Left(t.Context())
	if want := []string{"parameter bedrock-prove-7-aaaa in us-east-1", "parameter bedrock-prove-7-bbbb in us-east-1"}; err != nil || !slices.Equal(left, want) {
		t.Fatalf("got %s, %v, want %s", left, err, want)
	}
	if err := s.Remove(t.Context()); err != nil || len(p.names) > 0 {
		t.Errorf("%v, %s are left", err, p.names)
	}
}
