//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// delivered are lines with what the views must make of them.
type delivered struct {
	lines []string
	// same has the plain record whose row a line must have, by request id.
	same map[string]string
	// reasons has the reason of every line that is no record, by its id.
	reasons map[string]string
}

// id returns the id of the next line.
func (d *delivered) id() string { return fmt.Sprintf("line-%04d", len(d.lines)) }

func (d *delivered) record(line, same string) {
	d.same[d.id()] = same
	d.lines = append(d.lines, line)
}

func (d *delivered) noRecord(line, reason string) {
	d.reasons[d.id()] = reason
	d.lines = append(d.lines, line)
}

// recordWith returns a record with more members, each of which begins with a comma, at the top, in the metadata and in both bodies.
func recordWith(id, top, metadata, inputBody, outputBody string) string {
	return `{"requestId":"` + id + `"` + top + `,"schemaType":"ModelInvocationLog","timestamp":"2026-11-03T10:00:00Z",` +
		`"accountId":"` + environment.AccountID + `","region":"us-east-1","operation":"Converse","modelId":"global.anthropic.claude-haiku-4-5-20251001-v1:0",` +
		`"requestMetadata":{"team":"labs","service":"tagger"` + metadata + `},"input":{"inputBodyJson":{"a":1` + inputBody + `},` +
		`"inputTokenCount":1000,"cacheWriteInputTokenCount":50},"output":{"outputTokenCount":100,` +
		`"outputBodyJson":{"usage":{"cacheDetails":[{"ttl":"1h","inputTokens":20}]},"service_tier":"standard"` + outputBody + `}}}`
}

// testLines delivers lines of every size around the limits of the engine's reader of JSON
// (https://github.com/FasterXML/jackson-core/wiki/Jackson-Processing-Limits), and broken ones. None fails a query. A record keeps its
// price, and every other line has its reason.
func (e *spendAccount) testLines(t *testing.T, o oracle) {
	d := &delivered{same: map[string]string{}, reasons: map[string]string{}}
	d.addSizes()
	d.addBroken()
	e.Deliver(t, "us-east-1", "2026/11/03/10", "lines", d.lines)

	began := time.Now()
	got := e.spend(t, "date = DATE '2026-11-03'")
	if len(got) != len(d.same) {
		t.Errorf("%d rows of %d records", len(got), len(d.same))
	}
	for id, same := range d.same {
		if diff := cmp.Diff(o.judge(same), got[id], sameMoney); diff != "" {
			t.Errorf("%s\n%s", beginning(same), diff)
		}
	}
	rows, _ := e.Query(t, "SELECT regexp_extract(line, 'line-[0-9]+'), reason FROM bedrock_malformed WHERE date = DATE '2026-11-03'")
	var want []string
	for id, reason := range d.reasons {
		want = append(want, `"`+id+`", "`+reason+`"`)
	}
	slices.Sort(rows)
	slices.Sort(want)
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	e.compareMalformed(t, d.reasons)
	t.Logf("%d lines, of which %d are records, are read in %s", len(d.lines), len(d.same), time.Since(began).Round(time.Millisecond))
}

// compareMalformed compares the counts of the named query malformed_lines, and that its samples are printable.
func (e *spendAccount) compareMalformed(t *testing.T, reasons map[string]string) {
	t.Helper()
	want := map[string]string{}
	for _, reason := range reasons {
		want[reason] += "|"
	}
	for reason, bars := range want {
		want[reason] = fmt.Sprint(len(bars))
	}
	result, err := e.Workgroup().RunNamed(e.Ctx, "malformed_lines", "'2026-11-03'", "'2026-11-03'")
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []*string, name string) string {
		return orNull(row[slices.IndexFunc(result.Columns, func(c athena.Column) bool { return c.Name == name })])
	}
	got := map[string]string{}
	for _, row := range result.Rows {
		got[column(row, "reason")] = column(row, "lines")
		if object := column(row, "path"); !strings.Contains(object, "us-east-1/2026/11/03/10/") {
			t.Errorf("object %s", object)
		}
		sample := column(row, "sample")
		if len(sample) > 200 || strings.ContainsFunc(sample, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("the sample %q is too long or not printable", sample)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// beginning shortens a line for a message.
func beginning(line string) string { return line[:min(len(line), 600)] }
