package environment

import "testing"

func TestStackDoneReadsTheCommandLine(t *testing.T) {
	for _, tt := range []struct {
		line, stack   string
		changed, done bool
	}{
		{" ✅  bedrock-bootstrap-access", "bedrock-bootstrap-access", true, true},
		{" ✅  bedrock-bootstrap-logs-us-east-1 (no changes)", "bedrock-bootstrap-logs-us-east-1", false, true},
		{" ❌  bedrock-bootstrap-detector failed to deploy", "", false, false},
		{"bedrock-bootstrap-detector |  6/14 | CREATE_COMPLETE", "", false, false},
	} {
		stack, changed, done := stackDone(tt.line)
		if done != tt.done || changed != tt.changed || done && stack != tt.stack {
			t.Errorf("%q: %q, changed %t, done %t", tt.line, stack, changed, done)
		}
	}
}
