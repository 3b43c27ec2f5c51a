package detector

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAtStake(t *testing.T) {
	m := &meter{}
	m.called("amazon.nova-lite-v1:0", today.Add(-time.Minute), 1_000_000, 0) // at 60 a million, and 1,000 cached ones at 15
	tell := teller(t, newStore(), nil, map[string]*meter{"sa-east-1": m, "us-east-1": {err: accessDenied}})
	got := AtStake(t.Context(), tell.detector, tell.ledger, tell.rates, []Finding{
		finding("ap-south-1", false, Off, 0), // idle: nothing is lost
		finding("ca-central-1", true, Off, 0),
		finding("eu-west-1", true, Logging, 9),
		finding("eu-west-2", true, Denied, -1),
		finding("sa-east-1", false, Off, 3),
		finding("us-east-1", false, Elsewhere, 2),
	})
	want := []string{
		"ca-central-1: In the last 24 hours: 0 calls.",
		"eu-west-2: How many calls are concerned, and how many dollars, is unknown.",
		"sa-east-1: In the last 24 hours: 3 calls for $60.02 at list price. While this lasts, calls leave no record in our bucket.",
		"us-east-1: In the last 24 hours: 2 calls. How many dollars they cost is unknown: read what was metered in us-east-1 " +
			"(cloudwatch:ListMetrics, GetMetricData): AccessDeniedException: User is not authorized to do it.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
