package unlogged

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

func TestLines(t *testing.T) {
	m := &meteringtest.CloudWatch{}
	m.AddCall("amazon.nova-lite-v1:0", today.Add(-time.Minute), 1_000_000, 0) // at 60 a million, and 1,000 cached ones at 15
	p := pricer(t, objectstoretest.New(), map[string]*meteringtest.CloudWatch{"sa-east-1": m, "us-east-1": {Err: accessDenied}})
	got := p.Lines(t.Context(), []coverage.Finding{
		finding("ap-south-1", false, coverage.Off, 0), // idle: nothing is lost
		finding("ca-central-1", true, coverage.Off, 0),
		finding("eu-west-1", true, coverage.Logging, 9),
		finding("eu-west-2", true, coverage.Denied, -1),
		finding("sa-east-1", false, coverage.Off, 3),
		finding("us-east-1", false, coverage.Elsewhere, 2),
	})
	want := []string{
		"ca-central-1: In the last 24 hours: 0 calls.",
		"eu-west-2: The number of calls and their spend are unknown.",
		"sa-east-1: In the last 24 hours: 3 calls for $60.02 at list price. While this lasts, calls leave no record in our bucket.",
		"us-east-1: In the last 24 hours: 2 calls. Their spend is unknown: read the metered usage of us-east-1 " +
			"(cloudwatch:ListMetrics, GetMetricData): AccessDeniedException: User is not authorized to do it.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
