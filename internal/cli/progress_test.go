package cli

import (
	"bytes"
	"testing"
)

// A file or a pipe holds no trace of progress.
func TestProgressIsForTerminals(t *testing.T) {
	var out bytes.Buffer
	show, clear := Progress(&out)
	show("read %d of %d Regions", 1, 2)
	clear()
	line := NewProgressLine(&out)
	first, second := line.Step("running in Athena", "bill_by_team"), line.Step("running in Athena", "bill_by_team")
	first()
	second()
	line.Clear()
	if out.Len() > 0 {
		t.Errorf("%q", out.String())
	}
}
