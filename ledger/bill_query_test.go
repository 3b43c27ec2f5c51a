package ledger

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func billDay(text string) time.Time {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return day
}

func billOf(keys ...string) BillQuery {
	return BillQuery{First: billDay("2026-11-09"), From: billDay("2026-11-16"), Last: billDay("2026-11-22"), Keys: keys}
}

// A bill reads the roll-up; a key that the roll-up lacks, and days that are not rolled up, are read from the requests.
func TestBillSource(t *testing.T) {
	for name, c := range map[string]struct {
		query BillQuery
		raw   bool
	}{
		"a key of the roll-up":           {billOf("team", "model"), false},
		"a key of the schema":            {billOf("feature"), false},
		"the same, spelled out":          {billOf("metadata:feature"), false},
		"a key of high cardinality":      {billOf("request_id"), true},
		"a key of no schema":             {billOf("team", "metadata:x"), true},
		"a claim":                        {billOf("metadata:team"), true},
		"a filter by a key of no schema": {BillQuery{Keys: []string{"team"}, Filters: []BillFilter{{"metadata:x", []string{"y"}}}}, true},
		"days that are not rolled up":    {BillQuery{Keys: []string{"team"}, Raw: []time.Time{billDay("2026-11-17")}}, true},
	} {
		sql, err := Bill(c.query)
		if err != nil {
			t.Fatal(err)
		}
		if raw := !strings.Contains(sql, "bedrock_bill"); raw != c.raw || raw != strings.Contains(sql, "FROM bedrock_costs") {
			t.Errorf("%s: raw %t:\n%s", name, raw, sql)
		}
	}
}

// Nothing that a user types becomes SQL.
func TestBillQuotes(t *testing.T) {
	q := billOf("team")
	q.Filters = []BillFilter{{"team", []string{"o'hara') OR ('1'='1", "core"}}}
	sql, err := Bill(q)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(sql, "team IN ('o''hara'') OR (''1''=''1', 'core')") {
		t.Error(sql)
	}
}

func TestBillRawDays(t *testing.T) {
	q := billOf("team")
	q.Raw = []time.Time{billDay("2026-11-17"), billDay("2026-11-19")}
	sql, err := Bill(q)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(sql, "date IN (DATE '2026-11-17', DATE '2026-11-19')") != 2 {
		t.Errorf("the requests and the malformed lines are not limited to the days:\n%s", sql)
	}
}

// failing: every mistake at once.
func TestBillMistakes(t *testing.T) {
	q := billOf("team", "nobody", "metadata:a'b", "team")
	q.Filters = []BillFilter{{"x;y", []string{"z"}}}
	allowed := "; allowed: " + strings.Join(BillKeys(), ", ") + ", or metadata:KEY for any request metadata key"
	want := strings.Join([]string{`key is "nobody"` + allowed, `key is "metadata:a'b"` + allowed, `key "team" is there twice`, `key is "x;y"` + allowed}, "\n")
	_, err := Bill(q)
	if err == nil {
		t.Fatal("no error")
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Error(diff)
	}
	if _, err := BillState(BillQuery{}); err == nil {
		t.Error("a bill without keys")
	}
}

// A text of the caller is shown without characters that hide or move text, in rows and in filters; of the lines that are no record the
// latest run of a day counts.
func TestBillTexts(t *testing.T) {
	q := billOf("metadata:x")
	q.Filters = []BillFilter{{"metadata:x", []string{"y"}}}
	sql, err := Bill(q)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(sql, "regexp_replace(element_at(request_metadata, 'x')") != 2 {
		t.Error(sql)
	}
	if sql, err = Bill(billOf("team")); err != nil || !strings.Contains(sql, "AND latest.run = rolled.run") {
		t.Errorf("%v: %s", err, sql)
	}
}

// A closed period reads the roll-up and no view that reads logs.
func TestBillOfClosedDays(t *testing.T) {
	q := billOf("team")
	q.Closed = true
	sql, err := Bill(q)
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []string{"bedrock_bill", "bedrock_malformed", "bedrock_costs"} {
		if strings.Contains(sql, view) {
			t.Errorf("reads %s:\n%s", view, sql)
		}
	}
	q.Raw = []time.Time{billDay("2026-11-17")}
	if sql, err = Bill(q); err != nil || !strings.Contains(sql, "FROM bedrock_costs") || strings.Contains(sql, "bedrock_rolled") {
		t.Errorf("%v: %s", err, sql)
	}
}

// The page takes one more grouping set. A key that is spelled out is there once; the claim of a team is no team.
func TestBillPage(t *testing.T) {
	q := billOf("metadata:feature", "metadata:team", "env")
	if diff := cmp.Diff([]string{"metadata:feature", "metadata:team", "env", "team", "product", "service", "model", "region"}, q.PageKeys()); diff != "" {
		t.Error(diff)
	}
	q = billOf("feature", "tier")
	for step, want := range map[BillStep]string{
		StepDay:  "    CASE WHEN date < DATE '2026-11-16' THEN DATE '2026-11-09' ELSE date END AS date,\n",
		StepWeek: "ELSE greatest(date_trunc('week', date), DATE '2026-11-16') END AS date,\n",
	} {
		q.Page = step
		sql, err := Bill(q)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{want, "  (before, key_1, key_2),\n  (before, date, key_1, key_2, key_3, key_4, key_5, key_6, key_7, key_8),\n  (before, status"} {
			if !strings.Contains(sql, part) {
				t.Errorf("step %s: the query lacks %q:\n%s", step, part, sql)
			}
		}
	}
	q.Page = ""
	if sql, err := Bill(q); err != nil || strings.Contains(sql, "grouping(date)") || strings.Contains(sql, "key_3") {
		t.Errorf("%v: %s", err, sql)
	}
}
