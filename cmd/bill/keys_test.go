package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// A bill by any keys is two queries; a key that the roll-up lacks reads the requests.
func TestSlices(t *testing.T) {
	for by, want := range map[string]string{
		"product":         "product AS key_1",
		"service,env":     "env AS key_2",
		"team,model,tier": "tier AS key_3",
		"feature":         "coalesce(nullif(feature, ''), 'unattributed') AS key_1",
		"metadata:x,y":    "element_at(request_metadata, 'x,y')",
	} {
		a := lastWeek()
		if status, _, stderr := bills(t, a, "--month", "2026-10", "--by", by); status != 0 {
			t.Fatal(stderr)
		}
		if len(a.asked) != 2 || !strings.Contains(strings.Join(a.sql, "\n"), want) {
			t.Errorf("--by %s asked %v; want %s", by, a.asked, want)
		}
	}
}

// Values of one key are alternatives, and every key must match. The bill says which requests it counts.
func TestFilter(t *testing.T) {
	a := lastWeek()
	status, got, stderr := bills(t, a, "--filter", "env=prod", "--filter", "region=us-east-1", "--filter", "env=o'hara", "--filter", "feature=a=b")
	sql := strings.Join(a.sql, "\n")
	if status != 0 || len(a.asked) != 2 || !strings.Contains(sql, "env IN ('prod', 'o''hara')") || !strings.Contains(sql, "region IN ('us-east-1')") || !strings.Contains(sql, " IN ('a=b')") ||
		!strings.Contains(got, "\nfilter: env is prod or o'hara and region is us-east-1 and feature is a=b; ") {
		t.Errorf("status %d: %s%s\n%s", status, got, stderr, sql)
	}
}

// The rows beyond --top are one exact sum; CSV has every row.
func TestTop(t *testing.T) {
	status, got, stderr := bills(t, lastWeek(), "--top", "1")
	if status != 0 || !strings.Contains(got, "│ other (3 more) │       13 │") || strings.Contains(got, "core") {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
	if _, got, _ := bills(t, lastWeek(), "--top", "1", "--format", "csv"); strings.Count(got, "\n") != 5 {
		t.Error(got)
	}
}

// Days that are not rolled up are read from the requests by a third query: the bill is whole, to the last digit.
func TestDaysThatAreNotRolledUp(t *testing.T) {
	a := lastWeek()
	a.notRolledUp = []string{"2026-11-12", "2026-11-17", "2026-11-19"}
	a.rows["raw rows('2026-11-17', '2026-11-17')"] = [][]string{{"growth", "6", "0", "10", "1", "NULL", "0", "0.000000000001", "NULL", "0"}, {"late", "1", "0", "10", "1", "NULL", "0", "2.5", "NULL", "0"}}
	a.rows["raw rows('2026-11-12', '2026-11-12')"] = [][]string{{"growth", "1", "0", "10", "1", "NULL", "0", "0.000000000003", "NULL", "0"}}
	status, got, stderr := bills(t, a, "--format", "json", "--format", "table")
	if status != 0 || len(a.asked) != 3 || a.asked[2] != "raw bill_spend('2026-11-09', '2026-11-22')" || !strings.Contains(a.sql[2], "date IN (DATE '2026-11-12', DATE '2026-11-17', DATE '2026-11-19')") {
		t.Fatalf("status %d: %v: %s", status, a.asked, stderr)
	}
	for _, part := range []string{`"usd": "84.206700000002"`, `"usd": "61.706250000001"`, `"usd_before": "41.137500000003"`, `"days_not_rolled_up": [`,
		"as of: 4 days rolled up 2026-11-23 03:20 UTC, 2 days not rolled up and read from the logs (go run ./cmd/rollup rolls them up), 1 open day read from the logs, read 2026-11-23 15:00 UTC\n"} {
		if !strings.Contains(got, part) {
			t.Errorf("the bill lacks %s:\n%s", part, got)
		}
	}
}

// Unit costs are those of the calls that have a price: of nothing there is none.
func TestUnitCosts(t *testing.T) {
	r := row{USD: decimal.RequireFromString("0.003"), ChargedRequests: 2, ChargedTokens: 1500}
	got := []string{}
	for _, cost := range r.unitCosts() {
		got = append(got, cost.String())
	}
	if diff := cmp.Diff([]string{"0.0015", "1.5", "2"}, got); diff != "" {
		t.Error(diff)
	}
	for _, cost := range (row{USD: decimal.RequireFromString("0.003")}).unitCosts() {
		if cost != nil {
			t.Errorf("nothing costs %s", cost)
		}
	}
}
