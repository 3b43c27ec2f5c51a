package catalog

import "testing"

func TestBucketNames(t *testing.T) {
	for region, want := range map[string]string{
		"us-east-1":  "bedrock-invocation-logs-123456789012-us-east-1-an",
		"me-south-1": "bedrock-invocation-logs-123456789012-me-south-1",
	} {
		if got := LogBucket("123456789012", region); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for _, region := range KnownRegions {
		for _, name := range []string{LogBucket("123456789012", region), LedgerBucket("123456789012", region)} {
			if len(name) > 63 {
				t.Errorf("%s has %d characters; a bucket name has at most 63", name, len(name))
			}
		}
	}
}
