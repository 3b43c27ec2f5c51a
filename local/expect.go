package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// total is the sum of some calls, as the ledger must show it.
type total struct {
	// Key is what the calls have in common; nil where they do not say.
	Key              []*string
	Requests, Failed int64
	// The token sums are NULL where no call of the group has the field.
	Input, Output, CacheRead, CacheWrite sum
}

// sum is SQL's sum: NULL when nothing was added.
type sum struct {
	n     int64
	known bool
}

func (s *sum) add(n int64) { s.n, s.known = s.n+n, true }

// value returns the sum as Athena prints it; nil for NULL.
func (s sum) value() *string {
	if !s.known {
		return nil
	}
	return number(s.n)
}

func number(n int64) *string {
	t := strconv.FormatInt(n, 10)
	return &t
}

// totals sums the calls of the days from first to last, grouped by metadata keys.
func totals(calls []call, first, last time.Time, keys ...string) []total {
	groups := map[string]*total{}
	for _, c := range calls {
		day := c.Time.Truncate(24 * time.Hour)
		if day.Before(first) || day.After(last) {
			continue
		}
		var key []*string
		for _, k := range keys {
			key = append(key, stamped(c, k))
		}
		id := rowText(key)
		if groups[id] == nil {
			groups[id] = &total{Key: key}
		}
		groups[id].add(c)
	}
	var list []total
	for _, g := range groups {
		list = append(list, *g)
	}
	slices.SortFunc(list, func(a, b total) int { return cmp.Compare(rowText(a.Key), rowText(b.Key)) })
	return list
}

// stamped returns what a call's metadata says under a key; nil when it says nothing.
func stamped(c call, key string) *string {
	if value, found := c.Metadata[key]; found {
		return &value
	}
	return nil
}

func (t *total) add(c call) {
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

// rowsByTeamServiceEnv returns what the named query tokens_by_team_service_env must answer on a day, in any order.
func rowsByTeamServiceEnv(calls []call, day time.Time) [][]*string {
	var rows [][]*string
	for _, t := range totals(calls, day.AddDate(0, 0, -6), day, "team", "service", "env") {
		for i, value := range t.Key {
			if value == nil {
				t.Key[i] = &unattributed
			}
		}
		rows = append(rows, append(t.Key, number(t.Requests), number(t.Failed),
			t.Input.value(), t.Output.value(), t.CacheRead.value(), t.CacheWrite.value()))
	}
	return rows
}

// unattributed is what the ledger shows where nothing is known.
var unattributed = "unattributed"

// rowsOfTheSeventhDay returns what who_used_the_tokens must answer on a day, in any order.
func rowsOfTheSeventhDay(calls []call, day time.Time) [][]*string {
	asked := day.AddDate(0, 0, -7)
	var rows [][]*string
	for _, t := range totals(calls, asked, asked, "team", "service") {
		rows = append(rows, append(t.Key, t.Input.value(), t.Output.value()))
	}
	return rows
}

// pointers returns values as a row without NULL.
func pointers(values ...string) []*string {
	var list []*string
	for i := range values {
		list = append(list, &values[i])
	}
	return list
}

// difference says how two sets of rows differ; "" when they do not.
func difference(want, got [][]*string) string {
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

// without returns the rows of a that are not in b, as text.
func without(a, b [][]*string) []string {
	in := map[string]int{}
	for _, row := range b {
		in[rowText(row)]++
	}
	var list []string
	for _, row := range a {
		if in[rowText(row)]--; in[rowText(row)] < 0 {
			list = append(list, rowText(row))
		}
	}
	slices.SortFunc(list, cmp.Compare)
	return list
}

func rowText(row []*string) string {
	parts := make([]string, len(row))
	for i, v := range row {
		parts[i] = "NULL"
		if v != nil {
			parts[i] = strconv.Quote(*v)
		}
	}
	return strings.Join(parts, ", ")
}
