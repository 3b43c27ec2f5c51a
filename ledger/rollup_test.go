package ledger

import (
	"strings"
	"testing"
	"time"

	"github.com/jszwec/csvutil"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
	"github.com/shopspring/decimal"
)

// A run reads the folders of its days that have log objects and of the day before each, and every day gets a marker.
func TestRollUpReadsItsDays(t *testing.T) {
	sql, err := RollUp("20261129T072000.000000Z-a'b", []RollUpDay{
		{Date: "2026-11-16", Objects: 3, Bytes: 90, Logs: "l", Lists: "x"}, {Date: "2026-11-18"}, {Date: "2026-11-20", Objects: 1, Bytes: 5},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"date BETWEEN DATE '2026-11-15' AND DATE '2026-11-20'",
		"date IN (DATE '2026-11-15', DATE '2026-11-16', DATE '2026-11-19', DATE '2026-11-20')",
		"WHERE date IN (DATE '2026-11-16', DATE '2026-11-20')",
		"(DATE '2026-11-18', BIGINT '0', BIGINT '0', CAST('' AS varchar), CAST('' AS varchar))",
		"'20261129T072000.000000Z-a''b' AS run",
	} {
		if !strings.Contains(sql, part) {
			t.Errorf("no %s in:\n%s", part, sql)
		}
	}
	// each branch has every column of the table, in its order
	for _, branch := range strings.Split(sql, "UNION ALL\n") {
		at := strings.LastIndex(branch, "SELECT\n  date,")
		list := strings.Split(branch[at:strings.LastIndex(branch, "\nFROM ")], ",\n")
		if at < 0 || len(list) != len(rollUpColumns()) {
			t.Errorf("%d columns, want %d:\n%s", len(list), len(rollUpColumns()), branch)
			continue
		}
		for i, c := range rollUpColumns() {
			if text := strings.TrimSpace(strings.TrimPrefix(list[i], "SELECT\n")); text != c.Name && !strings.HasSuffix(text, " AS "+c.Name) {
				t.Errorf("column %d is %s, want %s", i, text, c.Name)
			}
		}
	}
}

// Days without log objects read no log.
func TestRollUpOfEmptyDays(t *testing.T) {
	sql, err := RollUp("r", []RollUpDay{{Date: "2026-11-16"}})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(sql, "bedrock_unrolled") || strings.Contains(sql, "bedrock_malformed") || !strings.Contains(sql, "'day' AS kind") {
		t.Error(sql)
	}
}

// failing
func TestRollUpMistakes(t *testing.T) {
	for _, days := range [][]RollUpDay{nil, {{Date: "2026-11-16' OR"}}} {
		if sql, err := RollUp("r", days); err == nil {
			t.Errorf("%v: %s", days, sql)
		}
	}
}

func TestRollUpStatements(t *testing.T) {
	setup, err := RollUpSetup("s3://bucket/rollup/")
	if err != nil {
		t.Fatal(err)
	}
	maintenance, err := RollUpMaintenance()
	if err != nil {
		t.Fatal(err)
	}
	for i, start := range []string{"CREATE DATABASE IF NOT EXISTS ", "CREATE TABLE IF NOT EXISTS ", "DELETE FROM ", "OPTIMIZE ", "VACUUM "} {
		if sql := append(setup, maintenance...)[i]; !strings.HasPrefix(sql, start+RollUpDatabase) {
			t.Errorf("%s does not begin with %s", sql, start)
		}
	}
	markers, err := RollUpMarkers()
	if err != nil {
		t.Fatal(err)
	}
	fields, err := csvutil.Header(RollUpMarker{}, "csv")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(Query{SQL: markers}.Columns(), " "); got != strings.Join(fields, " ") || strings.Count(markers, "?") != 2 {
		t.Errorf("columns %s, want %v", got, fields)
	}
}

// A day has another hash where another entry holds on it or on one of the seven days before.
func TestEffectiveLists(t *testing.T) {
	day := func(text string) time.Time { d, _ := time.Parse(time.DateOnly, text); return d }
	days := []time.Time{day("2026-11-15"), day("2026-11-16"), day("2026-11-17")}
	lists := catalog.Catalog{Products: []catalog.Product{{Name: "search", Team: "core"}}}
	rate := func(from, to catalog.Date, usd int64) Rate {
		return Rate{Model: "m", Routing: "geo", Tier: Standard, ValidFrom: from, ValidTo: to, Input: new(decimal.NewFromInt(usd))}
	}
	hashes := func(card ...Rate) map[string]string {
		t.Helper()
		hashes, err := effectiveLists(lists, card, nil, schema.Keys, days)
		if err != nil {
			t.Fatal(err)
		}
		return hashes
	}
	before := hashes(rate("2026-01-01", "", 1))
	for name, c := range map[string]struct {
		card []Rate
		same [3]bool
	}{
		"from a day":  {[]Rate{rate("2026-01-01", "2026-11-16", 1), rate("2026-11-16", "", 2)}, [3]bool{true, false, false}},
		"until a day": {[]Rate{rate("2026-01-01", "2026-11-10", 2), rate("2026-11-10", "", 1)}, [3]bool{false, false, true}},
		"same price":  {[]Rate{rate("2026-01-01", "2026-11-10", 1), rate("2026-11-10", "", 1)}, [3]bool{true, true, true}},
	} {
		after := hashes(c.card...)
		for i, d := range days {
			date := d.Format(time.DateOnly)
			if same := before[date] == after[date]; same != c.same[i] || after[date] == "" {
				t.Errorf("%s: the hash of %s is the same: %t, want %t", name, date, same, c.same[i])
			}
		}
	}
}
