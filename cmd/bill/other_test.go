package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

const (
	billNow    = "rows('2026-11-16', '2026-11-22')"
	billBefore = "rows('2026-11-09', '2026-11-15')"
	trend      = "days('2026-11-16', '2026-11-22')" // of the caveats
)

// many returns a week of a number of teams, named by name: each has another spend, which is claimed in part, and every third had one before.
func many(n int, name func(int) string) *answers {
	a := lastWeek()
	a.rows[billNow], a.rows[billBefore], a.rows[trend] = nil, nil, nil
	for i := range n {
		usd := decimal.New(int64(n-i)*1_000_000_007, -12) // no two sums are the same to the last digit
		figures := func(usd decimal.Decimal) []string {
			return []string{name(i), "3", "1", "100", "10", "NULL", "0", usd.StringFixed(12), usd.Shift(-1).StringFixed(12), "1"}
		}
		a.rows[billNow] = append(a.rows[billNow], figures(usd))
		if i%3 == 0 {
			a.rows[billBefore] = append(a.rows[billBefore], figures(usd.Add(usd)))
		}
		for d := range 7 {
			a.rows[trend] = append(a.rows[trend], slices.Concat([]string{fmt.Sprintf("2026-11-%02d", 16+d)}, figures(usd.Shift(-1)), []string{"0"}))
		}
	}
	return a
}

func numbered(i int) string { return fmt.Sprintf("team-%05d", i) }

// The rows that people see add up to the total to the last digit, and files for programs have every row.
func TestTenThousandTeams(t *testing.T) {
	folder := t.TempDir()
	lines := filepath.Join(folder, "bill.csv")
	status, table, stderr := bills(t, many(10_000, numbered), "--format", "table", "--format", "csv="+lines)
	if status != 0 {
		t.Fatal(stderr)
	}
	if n := strings.Count(table, "\n"); n > 80 || strings.Count(table, "team-") != rowsShown {
		t.Errorf("%d lines, %d rows", n, strings.Count(table, "team-"))
	}
	// 10,000 + 9,999 + … + 9,951 in the rows, the other 9,950 * 9,951 / 2 in their sum, times 0.001000000007 USD.
	for _, want := range []string{
		"│ team-00000          │        3 │          100 │            10 │          0 │           0 │     10.00 │   0.0 % │  10.0 % │ -50.0 % │",
		"│ team-00049          │",
		"│ other (9,950 more)  │   29,850 │      995,000 │        99,500 │          0 │           0 │ 49,506.23 │  99.0 % │  10.0 % │ +50.0 % │",
		"│ total               │   30,000 │    1,000,000 │       100,000 │          0 │           0 │ 50,005.00 │ 100.0 % │  10.0 % │ +50.0 % │",
	} {
		if !strings.Contains(strings.ReplaceAll(table, " ", ""), strings.ReplaceAll(want, " ", "")) {
			t.Errorf("the table lacks\n%s\n%s", want, table)
		}
	}
	file, err := os.Open(lines)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if rows, err := csv.NewReader(file).ReadAll(); err != nil || len(rows) != 10_001 {
		t.Errorf("%d lines: %v", len(rows), err)
	}
}

// The row of the others is the exact sum of what is not shown, in every figure.
func TestOthersAreExact(t *testing.T) {
	for _, n := range []int{0, 1, rowsShown - 1, rowsShown, rowsShown + 1, 150} {
		b := &bill{Keys: []string{"service", "env"}}
		for i := range n {
			r := row{
				Keys: []string{numbered(i), "prod"}, Requests: int64(i), Failed: 1, InputTokens: 2, OutputTokens: 3, CacheReadTokens: 4, CacheWriteTokens: 5,
				USD: decimal.New(int64(i), -12), Claimed: decimal.New(int64(i), -13), UnpricedRequests: 6,
			}
			if i%2 == 0 {
				r.Before = new(decimal.New(1, -12))
			}
			b.Rows = append(b.Rows, r)
			b.Total.add(r)
			if r.Before != nil {
				b.Total.Before = new(orZero(b.Total.Before).Add(*r.Before))
			}
		}
		rows, sums := b.shown()
		if len(rows) != min(n, rowsShown) || n > rowsShown && rows[0].Keys[0] != numbered(n-1) {
			t.Errorf("%d rows of %d, first %v", len(rows), n, rows[0].Keys)
		}
		if got := sums[len(sums)-1]; !slices.Equal(got.Keys, []string{"total", ""}) || len(sums) != map[bool]int{false: 1, true: 2}[n > rowsShown] {
			t.Errorf("%d teams: sums %v", n, sums)
		}
		var sum row
		for _, r := range append(slices.Clone(rows), sums[:len(sums)-1]...) {
			sum.add(r)
			if r.Before != nil {
				sum.Before = new(orZero(sum.Before).Add(*r.Before))
			}
		}
		if diff := cmp.Diff(b.Total, sum); diff != "" {
			t.Errorf("%d teams: %s", n, diff)
		}
	}
}

// A name of callers is one cell of each output, whatever it holds.
func TestHostileNames(t *testing.T) {
	names := []string{
		"growth\n│ total │ 9 │", "\x1b]8;;http://x\x07click\x1b[31m", "a\u202eb\u200bc", "\u009b2J\x00\x08", strings.Repeat("long", 500), "\ufeff\t=1+1", "＝1", "<img src=x>&\"'",
		"שיווק", "👩\u200d💻 データ",
	}
	for _, format := range []string{"table", "csv", "html", "json"} {
		status, out, stderr := bills(t, many(len(names), func(i int) string { return names[i] }), "--format", format)
		if status != 0 {
			t.Fatal(stderr)
		}
		out, _, _ = strings.Cut(out, "<script>\n/*") // the page without its library
		if found := regexp.MustCompile(`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]`).FindAllString(strings.ReplaceAll(out, "\n", ""), -1); found != nil {
			t.Errorf("%s has %+q", format, found)
		}
		switch format {
		case "table":
			if n := strings.Count(out, "\n"); n != 28 {
				t.Errorf("a table of %d lines\n%s", n, out)
			}
		case "csv":
			if !strings.Contains(out, ",\ufffd '=1+1,") || !strings.Contains(out, ",'＝1,") || !strings.Contains(out, strings.Repeat("long", 500)) || strings.Count(out, "\n") != 11 {
				t.Error(out)
			}
		case "html":
			if strings.Contains(out, "<img") || !strings.Contains(out, `\u003cimg`) || !strings.Contains(out, strings.Repeat("long", 500)) || !strings.Contains(out, "שיווק") {
				t.Error(out)
			}
		case "json":
			if !strings.Contains(out, strings.Repeat("long", 500)) || !strings.Contains(out, `"growth\n│ total │ 9 │"`) || !strings.Contains(out, `"a\u202eb\u200bc"`) {
				t.Error(out)
			}
		}
	}
}
