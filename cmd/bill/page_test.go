package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/billpage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// pageOf returns the page of the bill of the answers.
func pageOf(t *testing.T, a *answers, o options) (*bill, billpage.Bill) {
	t.Helper()
	p, err := o.period(today)
	if err != nil {
		t.Fatal(err)
	}
	o.top = 1
	if o.by == nil {
		o.by = []string{"team"}
	}
	s, err := o.slice()
	if err != nil {
		t.Fatal(err)
	}
	s.page = true
	b, err := collect(t.Context(), a.run, s, p, today, cli.NewProgressLine(io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	page, err := b.page()
	if err != nil {
		t.Fatal(err)
	}
	if err := billpage.Write(io.Discard, page); err != nil {
		t.Fatal(err)
	}
	return b, page
}

// spendOf returns the spend of each value of the first dimension, in the period or the one before.
func spendOf(page billpage.Bill, before bool) map[string]string {
	sums := map[string]decimal.Decimal{}
	for _, r := range page.Rows {
		if r.Before == before {
			sums[r.Values[0]] = sums[r.Values[0]].Add(r.USD.Decimal)
		}
	}
	texts := map[string]string{}
	for name, usd := range sums {
		texts[name] = usd.String()
	}
	return texts
}

// The page takes no query of its own. Its rows have the sums of the table's, in both periods, and its drill begins with the keys of the bill.
func TestPage(t *testing.T) {
	a := lastWeek()
	b, page := pageOf(t, a, options{by: []string{"model,env"}})
	if len(a.asked) != 2 || !strings.Contains(strings.Join(a.sql, "\n"), "(before, date, key_1, key_2, key_3, key_4, key_5, key_6, key_7)") {
		t.Errorf("asked %v\n%s", a.asked, strings.Join(a.sql, "\n"))
	}
	if diff := cmp.Diff([]string{"model", "env", "team", "product", "service", "region", "feature"}, page.Dimensions); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"model", "env", "team", "product", "service"}, page.Drill); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"growth": "61.70625", "core": "20.000000000001", "unattributed": "0.00045"}, spendOf(page, false)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"growth": "41.1375", "gone": "1"}, spendOf(page, true)); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(page.Caveats, b.AsOf.caveat(b.Created)) || page.Before != "2026-11-09 to 2026-11-15" || page.AsOf == nil || page.AsOf.Format(time.DateTime) != "2026-11-23 03:20:07" {
		t.Errorf("caveats %q, before %q, as of %v", page.Caveats, page.Before, page.AsOf)
	}
	if diff := cmp.Diff([]string{"estimate at list price, before discounts"}, page.Notes); diff != "" {
		t.Error(diff)
	}
}

// A bill without a page does not ask for its rows.
func TestNoPage(t *testing.T) {
	a := lastWeek()
	if status, _, stderr := bills(t, a, "--format", "json"); status != 0 || strings.Contains(strings.Join(a.sql, "\n"), "'page'") {
		t.Errorf("status %d: %s", status, stderr)
	}
}

// Days that are not rolled up are on the page: their rows are added to those of the same date and values.
func TestPageOfDaysThatAreNotRolledUp(t *testing.T) {
	a := lastWeek()
	a.notRolledUp = []string{"2026-11-16"}
	a.rows["raw rows('2026-11-16', '2026-11-16')"] = [][]string{{"growth", "6", "0", "10", "1", "NULL", "0", "0.000000000001", "NULL", "0"}}
	b, page := pageOf(t, a, options{})
	if got := spendOf(page, false)["growth"]; got != "61.706250000001" || b.Total.USD.String() != "81.706700000002" || len(page.Rows) != 5 {
		t.Errorf("growth %s, total %s, %d rows", got, b.Total.USD, len(page.Rows))
	}
}

// Spend that is unknown stays unknown, and is no 0.
func TestUnknownSpendOfThePage(t *testing.T) {
	a := lastWeek()
	a.rows[billNow] = append(a.rows[billNow], []string{"new", "2", "0", "10", "1", "NULL", "0", "NULL", "NULL", "2"})
	_, page := pageOf(t, a, options{})
	i := slices.IndexFunc(page.Rows, func(r billpage.Row) bool { return r.Values[0] == "new" })
	if r := page.Rows[i]; r.USD.Valid || r.UnpricedRequests != 2 || r.ChargedRequests != 0 {
		t.Errorf("%+v", r)
	}
}

// A closed period reads the roll-up alone; a day that Athena still counts as open is read from the requests.
func TestClosedPeriod(t *testing.T) {
	a := lastWeek()
	if status, _, stderr := bills(t, a, "--week", "2026-W46"); status != 0 || len(a.asked) != 2 {
		t.Fatalf("status %d: %v %s", status, a.asked, stderr)
	}
	if sql := strings.Join(a.sql, "\n"); !strings.Contains(sql, "FROM bedrock_rolled\n") || !strings.Contains(sql, "FROM bedrock_rolled_reconciliation\n") || strings.Contains(sql, "bedrock_bill") || strings.Contains(sql, "bedrock_malformed") {
		t.Error(sql)
	}
	for last, want := range map[string][]string{
		"2026-11-22": {"bedrock_bill", "bedrock_reconciliation"}, // of yesterday, which is open
		"2026-11-20": {"bedrock_rolled", "bedrock_rolled_reconciliation"},
	} {
		a = lastWeek()
		_, _, stderr := bills(t, a, "--from", "2026-11-10", "--to", last)
		for _, view := range want {
			if !strings.Contains(strings.Join(a.sql, "\n"), "FROM "+view+"\n") {
				t.Errorf("a bill up to %s does not read %s: %s", last, view, stderr)
			}
		}
	}
	a = lastWeek()
	a.opensAt = "2026-11-15"
	a.rows["raw rows('2026-11-15', '2026-11-15')"] = [][]string{{"growth", "6", "0", "10", "1", "NULL", "0", "2.5", "NULL", "0"}}
	status, got, stderr := bills(t, a, "--week", "2026-W46", "--format", "json")
	if status != 0 || len(a.asked) != 3 || !strings.Contains(a.sql[2], "date IN (DATE '2026-11-15')") || !strings.Contains(got, `"usd": "44.6375"`) {
		t.Errorf("status %d: %v %s%s", status, a.asked, got, stderr)
	}
}

// The page needs nothing but itself, and nothing in the data becomes markup.
func TestPageFile(t *testing.T) {
	a := lastWeek()
	a.rows[billNow][1][0] = "<script>alert(1)</script>"
	file := filepath.Join(t.TempDir(), "bill.html")
	status, stdout, stderr := bills(t, a, "--format", "html="+file)
	if status != 0 || stdout != "" {
		t.Fatalf("status %d: %s%s", status, stdout, stderr)
	}
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"<script>alert", "<script src", "<link", "@import"} {
		if bytes.Contains(page, []byte(part)) {
			t.Errorf("the page has %q", part)
		}
	}
	for _, part := range []string{"estimate at list price, before discounts", "growth", "unattributed: "} {
		if !bytes.Contains(page, []byte(part)) {
			t.Errorf("the page lacks %q", part)
		}
	}
}

// A page of more days than a quarter has weeks, and says so.
func TestSteps(t *testing.T) {
	for _, c := range []struct {
		o    options
		want string
	}{
		{options{month: "2026-10"}, ""},
		{options{quarter: "2026-Q3"}, ""},
		{options{from: "2026-07-01", to: "2026-10-01"}, "week"},
		{options{year: "2025"}, "week"},
	} {
		a := lastWeek()
		_, page := pageOf(t, a, c.o)
		sql := strings.Join(a.sql, "\n")
		if c.want == "" && (len(page.Notes) != 1 || strings.Contains(sql, "date_trunc")) {
			t.Errorf("%v: %q\n%s", c.o, page.Notes, sql)
		}
		if c.want != "" && (len(page.Notes) != 2 || !strings.Contains(page.Notes[1], "first day of a week: a page of more than 92 days") || !strings.Contains(sql, "date_trunc('"+c.want+"', date)")) {
			t.Errorf("%v: %q\n%s", c.o, page.Notes, sql)
		}
	}
}

// A page of too many rows names the values with the most spend, and its sums stay exact.
func TestFold(t *testing.T) {
	var rows []billpage.Row
	want := map[string]decimal.Decimal{}
	var requests int64
	for i := range 1000 {
		team, date := fmt.Sprint("team ", i%5), fmt.Sprintf("2026-11-%02d", 1+i/250)
		usd := decimal.New(int64(1+i%250), -12)
		r := billpage.Row{Date: date, Before: i < 250, Values: []string{team, fmt.Sprint("product ", i%250)}, Requests: 1, USD: decimal.NewNullDecimal(usd)}
		rows = append(rows, r)
		want[team] = want[team].Add(usd)
		requests++
	}
	for _, most := range []int{1000, 999, 500, 20, 19, 4} {
		shown, folded := fold(rows, most)
		got := map[string]decimal.Decimal{}
		var n int64
		var alone int
		for _, r := range shown {
			got[r.Values[0]] = got[r.Values[0]].Add(r.USD.Decimal)
			n += r.Requests
			if r.Values[1] != foldedName {
				alone++
			}
		}
		if len(shown) > most || n != requests || alone+folded != 1000 || (folded > 0) != (most < 1000) {
			t.Errorf("most %d: %d rows, %d requests, %d folded, %d not", most, len(shown), n, folded, alone)
		}
		if most < 20 { // dates and teams
			if got[foldedName].IsZero() || most == 4 && len(got) != 1 {
				t.Errorf("most %d: %v", most, got)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("most %d: %s", most, diff)
		}
	}
	if rows[0].Values[1] != "product 0" {
		t.Error("fold changes its input")
	}
	shown, _ := fold(rows, 500)
	if !slices.ContainsFunc(shown, func(r billpage.Row) bool { return r.Values[1] == "product 249" }) || slices.ContainsFunc(shown, func(r billpage.Row) bool { return r.Values[1] == "product 0" }) {
		t.Error("the rows that stay are not those with the most spend")
	}
}

// The sum of rows has every figure of both, and the period before stays apart.
func TestSumsOfThePage(t *testing.T) {
	usd := func(text string) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.RequireFromString(text)) }
	r := billpage.Row{
		Date: "2026-11-16", Values: []string{"growth"}, Requests: 7, UnpricedRequests: 1, ChargedRequests: 5, ChargedTokens: 900, USD: usd("0.000000000001"), CacheSaved: usd("-0.5"),
	}
	unknown, before := r, r
	unknown.USD, unknown.CacheSaved = decimal.NullDecimal{}, decimal.NullDecimal{}
	before.Before = true
	want := billpage.Row{
		Date: "2026-11-16", Values: []string{"growth"}, Requests: 21, UnpricedRequests: 3, ChargedRequests: 15, ChargedTokens: 2700, USD: usd("0.000000000002"), CacheSaved: usd("-1"),
	}
	got := sums([]billpage.Row{unknown, r, before, r}, func(r billpage.Row) []string { return r.Values })
	if diff := cmp.Diff([]billpage.Row{want, before}, got); diff != "" {
		t.Error(diff)
	}
}

// failing: rows that do not sum to the bill are no page.
func TestPageOfAnotherSum(t *testing.T) {
	b, _ := pageOf(t, lastWeek(), options{})
	b.Page = slices.DeleteFunc(b.Page, func(r billpage.Row) bool { return r.Values[0] == "core" })
	if _, err := b.page(); err == nil || !strings.Contains(err.Error(), "the rows of the page sum to ") {
		t.Error(err)
	}
}

// A bill by a metadata key has the spend of a value on average.
func TestPerValue(t *testing.T) {
	a := lastWeek()
	a.rows[billNow] = append(a.rows[billNow], []string{"free", "1", "0", "1", "1", "NULL", "0", "0", "NULL", "0"})
	status, got, stderr := bills(t, a, "--by", "feature")
	if status != 0 || !strings.Contains(got, "\nper feature: 27.2354 USD on average of 3 values; requests without one are left out\n") {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
	if _, got, _ := bills(t, &answers{}, "--by", "team,metadata:user"); !strings.Contains(got, "\nper metadata:user: no request has a value\n") {
		t.Error(got)
	}
	if _, got, _ := bills(t, a, "--by", "team"); strings.Contains(got, "\nper ") {
		t.Error(got)
	}
}
