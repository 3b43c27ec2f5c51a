package ledger

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jszwec/csvutil"
)

func named(t *testing.T, name string) Query {
	t.Helper()
	all, err := Queries()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(q Query) bool { return q.Name == name })
	if i < 0 {
		t.Fatalf("no query %s", name)
	}
	return all[i]
}

// Every column that is read by its name is in the select list of the query.
func TestRowsAreWhatQueriesReturn(t *testing.T) {
	spend, err := Bill(billOf("team"))
	if err != nil {
		t.Fatal(err)
	}
	state, err := BillState(billOf("team"))
	if err != nil {
		t.Fatal(err)
	}
	for name, read := range map[string]struct {
		query Query
		row   any
	}{
		BillSpend:  {Query{SQL: spend}, BillRow{}},
		BillDays:   {Query{SQL: state}, BillStateRow{}},
		LogObjects: {named(t, LogObjects), LogObjectsRow{}},
	} {
		fields, err := csvutil.Header(read.row, "csv")
		if err != nil {
			t.Fatal(err)
		}
		columns := read.query.Columns()
		for _, column := range fields {
			if !slices.Contains(columns, column) {
				t.Errorf("%s returns %v and no %s", name, columns, column)
			}
		}
	}
}

// The select list is found whatever stands before it, and every query has one.
func TestColumns(t *testing.T) {
	for name, want := range map[string][]string{
		WhoUsedTheTokens:   {"team", "service", "input_tokens", "output_tokens"},
		BillByModelRouting: {"model", "routing", "requests", "usd", "unpriced_requests", "compared_requests", "usd_global", "usd_saved"},
		CacheSavings:       {"product", "model", "cache_read_tokens", "cache_write_tokens", "usd_cache", "usd_saved"},
		Completeness: {"region", "listed", "state", "days_metered", "metered_tokens", "logged_tokens", "percent_logged",
			"tokens_not_logged", "usd_not_logged", "unpriced_tokens"},
	} {
		if diff := cmp.Diff(want, named(t, name).Columns()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	all, err := Queries()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		if len(q.Columns()) < 2 {
			t.Errorf("%s: columns %v", q.Name, q.Columns())
		}
	}
}

func TestParameters(t *testing.T) {
	q := named(t, BillByMetadataKey)
	if want := "For product teams: spend by any one request metadata key. Parameters: the key, first day, last day."; q.Description() != want {
		t.Errorf("%s; want %s", q.Description(), want)
	}
	if diff := cmp.Diff([]string{"'it''s'", "'2026-11-16'", "'2026-11-22'"}, q.Arguments("2026-11-16", "2026-11-22", "it's")); diff != "" {
		t.Error(diff)
	}
	if got := named(t, WhoUsedTheTokens); got.Arguments("2026-11-16", "2026-11-22", "team") != nil || got.Description() != got.Purpose {
		t.Errorf("%+v", got)
	}
}
