//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// deliverSamples delivers the records of a file, each into the folder of its Region, or into that of us-east-1 where the lists lack its
// Region. It returns the readable ones by request id.
func (e *spendAccount) deliverSamples(t *testing.T, file, hour string) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/samples/" + file + ".ndjson")
	if err != nil {
		t.Fatal(err)
	}
	records, byRegion := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		region := "us-east-1"
		var r struct{ Region, RequestID string }
		if err := json.Unmarshal([]byte(line), &r); err == nil {
			records[r.RequestID] = line
			if slices.ContainsFunc(e.Catalog.Regions, func(listed catalog.Region) bool { return listed.Name == r.Region }) {
				region = r.Region
			}
		}
		byRegion[region] = append(byRegion[region], line)
	}
	for region, lines := range byRegion {
		e.Deliver(t, region, hour, file, lines)
	}
	return records
}

// testSamples compares the sample records with answers that were worked out by hand. The samples have every known shape.
func (e *spendAccount) testSamples(t *testing.T, o oracle) {
	records := e.deliverSamples(t, "records", "2026/11/16/10")
	got := e.spend(t, "date = DATE '2026-11-16'")
	agree(t, o, records, got)

	checked := 0
	for _, cell := range readCells(t, "testdata/samples/expected.csv") {
		want := []string{cell["request_id"], cell["usd"], cell["status"], cell["priced"], cell["conflict"], cell["unattributed"], cell["drift"], cell["note"]}
		if want[0] == "" {
			continue
		}
		v := got[want[0]]
		usd := ""
		if v.USD != nil {
			usd = v.USD.String()
		}
		is := []string{
			want[0], usd, v.Status, fmt.Sprint(v.USD != nil), fmt.Sprint(v.Conflict),
			fmt.Sprint(v.Team == "unattributed"), fmt.Sprint(v.Drift), want[7],
		}
		if diff := cmp.Diff(want, is); diff != "" {
			t.Errorf("%s (%s): %s", want[0], want[7], diff)
		}
		checked++
	}
	if checked != 23 {
		t.Errorf("%d answers checked, want 23", checked)
	}
	if rows, _ := e.Query(t, "SELECT count(*) FROM bedrock_malformed WHERE date = DATE '2026-11-16'"); !slices.Equal(rows, []string{`"1"`}) {
		t.Errorf("malformed lines: %s, want the broken one", rows)
	}
}
