//go:build e2e

package spend

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// testReports compares records behind public fault reports with the answers beside them. An empty cell is no answer. Where its note says
// that NULL is right too, a call may be unpriced: the prices are those of third parties.
func (e *spendAccount) testReports(t *testing.T, o oracle) {
	records := e.deliverSamples(t, "reports", "2026/11/20/10")
	got := e.spend(t, "date = DATE '2026-11-20' AND request_id LIKE 'n__'")
	agree(t, o, records, got)
	checked := 0
	for _, want := range readCells(t, "testdata/samples/reports.csv") {
		v := got[want["request_id"]]
		nullToo := strings.Contains(want["note"], "NULL is right too") && v.USD == nil
		priced := "false"
		if v.USD != nil {
			priced = "true"
		}
		for column, is := range map[string]string{"model": v.Model, "routing": v.Routing, "status": v.Status, "priced": priced} {
			if want[column] == "" || column == "priced" && nullToo {
				continue
			}
			checked++
			if is != want[column] {
				t.Errorf("%s: %s is %s, want %s (%s)", want["request_id"], column, is, want[column], want["note"])
			}
		}
		if want["usd"] == "" || nullToo {
			continue
		}
		checked++
		if v.USD == nil || !v.USD.Equal(decimal.RequireFromString(want["usd"])) {
			t.Errorf("%s: %v USD, want %s (%s)", want["request_id"], v.USD, want["usd"], want["note"])
		}
	}
	t.Logf("%d cells of %d records checked", checked, len(records))

	notes(t, got)
}

// notes checks what the notes of the reports say and their cells do not.
func notes(t *testing.T, got map[string]verdict) {
	for id, billing := range map[string]string{"n03": "images", "n06": "tokens", "n10": "hourly", "n14": "tokens", "n09": "tokens"} {
		if got[id].Billing != billing {
			t.Errorf("%s is billed by %s, want %s", id, got[id].Billing, billing)
		}
	}
	if usd := got["n02"].USD; usd != nil && usd.Equal(decimal.RequireFromString("0.605")) {
		t.Errorf("n02 has the price of another Region")
	}
	for id, tier := range map[string]string{"n04": "latency-optimized body", "n05": "flex body", "n07": "standard assumed"} {
		if is := got[id].Tier + " " + got[id].TierSource; is != tier {
			t.Errorf("%s is of tier %s, want %s", id, is, tier)
		}
	}
	tokens := map[string]string{
		"input_tokens": "2", "output_tokens": "300", "cache_read_tokens": "8367", "cache_write_5m_tokens": "0", "cache_write_30m_tokens": "4032", "cache_write_1h_tokens": "0",
	}
	if diff := cmp.Diff(tokens, got["n06"].Counts); diff != "" {
		t.Error("n06: " + diff)
	}
	for id, usd := range map[string]string{"n12": "0.000792", "n13": "0.00021", "n14": "0.00021"} {
		if is := got[id].USD; is == nil || !is.Equal(decimal.RequireFromString(usd)) {
			t.Errorf("%s: %v USD, want %s", id, is, usd)
		}
	}
	if is := got["n10"].Model; is != "NULL" {
		t.Errorf("n10: model %s, want none: the id is random", is)
	}
	if is := got["n11"].Record["timestamp"]; is != "2026-11-20 01:00:00.000" {
		t.Errorf("n11: timestamp %s, want 2026-11-20 01:00:00.000", is)
	}
}
