package calls

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Total is the sum of calls that the ledger must show.
type Total struct {
	// Key is the metadata that the calls have in common; nil where a key is absent.
	Key              []*string
	Requests, Failed int64
	// The sums of tokens are NULL where no call has the field.
	Input, Output, CacheRead, CacheWrite Sum
}

// Sum is a sum of SQL: NULL when nothing was added.
type Sum struct {
	n     int64
	known bool
}

func (s *Sum) add(n int64) { s.n, s.known = s.n+n, true }

// Count returns the sum; 0 for NULL.
func (s Sum) Count() int64 { return s.n }

// value returns the sum in the form of Athena; nil for NULL.
func (s Sum) value() *string {
	if !s.known {
		return nil
	}
	return Number(s.n)
}

// Number returns a number as a cell of a row.
func Number(n int64) *string {
	t := strconv.FormatInt(n, 10)
	return &t
}

// Totals sums the calls of the days from first to last, grouped by metadata keys.
func Totals(calls []Call, first, last time.Time, keys ...string) []Total {
	groups := map[string]*Total{}
	for _, c := range calls {
		day := c.Time.Truncate(24 * time.Hour)
		if day.Before(first) || day.After(last) {
			continue
		}
		var key []*string
		for _, k := range keys {
			key = append(key, stamped(c, k))
		}
		id := RowText(key)
		if groups[id] == nil {
			groups[id] = &Total{Key: key}
		}
		groups[id].add(c)
	}
	var list []Total
	for _, g := range groups {
		list = append(list, *g)
	}
	slices.SortFunc(list, func(a, b Total) int { return cmp.Compare(RowText(a.Key), RowText(b.Key)) })
	return list
}

// stamped returns the value of a metadata key of a call; nil when it is absent.
func stamped(c Call, key string) *string {
	if value, found := c.Metadata[key]; found {
		return &value
	}
	return nil
}

func (t *Total) add(c Call) {
	t.Requests++
	if c.Throttled {
		t.Failed++
		return
	}
	t.Input.add(c.Tokens.Input)
	if c.Tokens.Embedding {
		return
	}
	t.Output.add(c.Tokens.Output)
	t.CacheRead.add(c.Tokens.CacheRead)
	t.CacheWrite.add(c.Tokens.CacheWrite)
}

// TeamServiceEnvRows returns the rows of the named query tokens_by_team_service_env on a day, in any order.
func TeamServiceEnvRows(calls []Call, day time.Time) [][]*string {
	var rows [][]*string
	for _, t := range Totals(calls, day.AddDate(0, 0, -6), day, "team", "service", "env") {
		for i, value := range t.Key {
			if value == nil {
				t.Key[i] = &unattributed
			}
		}
		rows = append(rows, append(t.Key, Number(t.Requests), Number(t.Failed),
			t.Input.value(), t.Output.value(), t.CacheRead.value(), t.CacheWrite.value()))
	}
	return rows
}

// unattributed is the value of the ledger for an unknown owner.
var unattributed = "unattributed"

// SeventhDayRows returns the rows of the named query who_used_the_tokens on a day, in any order.
func SeventhDayRows(calls []Call, day time.Time) [][]*string {
	seventh := day.AddDate(0, 0, -7)
	var rows [][]*string
	for _, t := range Totals(calls, seventh, seventh, "team", "service") {
		rows = append(rows, append(t.Key, t.Input.value(), t.Output.value()))
	}
	return rows
}

// Row returns a row without NULL.
func Row(values ...string) []*string {
	var list []*string
	for i := range values {
		list = append(list, &values[i])
	}
	return list
}

// Difference describes the difference of two sets of rows; "" when they are equal, in any order.
func Difference(want, got [][]*string) string {
	missing, extra := without(want, got), without(got, want)
	if len(missing)+len(extra) == 0 && len(want) == len(got) {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d rows, want %d", len(got), len(want))
	for _, row := range missing {
		fmt.Fprintf(&b, "\n  missing: %s", row)
	}
	for _, row := range extra {
		fmt.Fprintf(&b, "\n  extra:   %s", row)
	}
	return b.String()
}

// without returns the rows of a that are not in b, as text, in order.
func without(a, b [][]*string) []string {
	in := map[string]int{}
	for _, row := range b {
		in[RowText(row)]++
	}
	var list []string
	for _, row := range a {
		if in[RowText(row)]--; in[RowText(row)] < 0 {
			list = append(list, RowText(row))
		}
	}
	slices.SortFunc(list, cmp.Compare)
	return list
}

// RowText returns a row as text: quoted values and NULL, separated by commas.
func RowText(row []*string) string {
	parts := make([]string, len(row))
	for i, v := range row {
		parts[i] = "NULL"
		if v != nil {
			parts[i] = strconv.Quote(*v)
		}
	}
	return strings.Join(parts, ", ")
}
