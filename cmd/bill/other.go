package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// rowsShown is the number of rows that a table for people has without --top: more are looked up in CSV or JSON.
const rowsShown = 50

// shown returns the rows that people see, those with the most spend. The sums are the exact sum of the others, where there are more, and the
// total.
func (b *bill) shown() (rows, sums []row) {
	total := b.sum("total", b.Total)
	top := cmp.Or(b.Top, rowsShown)
	if len(b.Rows) <= top {
		return b.Rows, []row{total}
	}
	rows = slices.Clone(b.Rows)
	slices.SortStableFunc(rows, func(r, s row) int { return cmp.Or(s.USD.Cmp(r.USD), orZero(s.Before).Cmp(orZero(r.Before))) })
	var other row
	for _, r := range rows[top:] {
		other.add(r)
		if r.Before != nil {
			other.Before = new(orZero(other.Before).Add(*r.Before))
		}
	}
	return rows[:top], []row{b.sum(others(len(rows)-top, "more"), other), total}
}

// others names the sum of a number of things.
func others(n int, thing string) string {
	return fmt.Sprintf("other (%s %s)", grouped.Sprint(n), thing)
}

// sum returns a row of sums with its name in place of the first key.
func (b *bill) sum(name string, r row) row {
	r.Keys = make([]string, len(b.Keys))
	r.Keys[0] = name
	return r
}

// byKey is the spend of some values of a key on each day.
type byKey struct {
	// Names are those with the most spend, in alphabetical order.
	Names []string
	// Days hold the spend of each name by day.
	Days []map[string]decimal.Decimal
	// Others is the number of the others, and OtherDays their spend by day.
	Others    int
	OtherDays map[string]decimal.Decimal
}

// topKeys returns the daily spend of the values of the first key with the most spend, at most n, and the sum of the others.
func (b *bill) topKeys(n int) byKey {
	usd, days := map[string]decimal.Decimal{}, map[string]map[string]decimal.Decimal{}
	var names []string
	for _, d := range b.Days {
		if days[d.Key] == nil {
			days[d.Key] = map[string]decimal.Decimal{}
			names = append(names, d.Key)
		}
		usd[d.Key] = usd[d.Key].Add(d.USD)
		days[d.Key][d.Date] = days[d.Key][d.Date].Add(d.USD)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(usd[b].Cmp(usd[a]), cmp.Compare(a, b)) })
	top := names[:min(n, len(names))]
	t := byKey{Names: top, Others: len(names) - len(top), OtherDays: map[string]decimal.Decimal{}}
	for _, name := range names[len(top):] {
		for date, spend := range days[name] {
			t.OtherDays[date] = t.OtherDays[date].Add(spend)
		}
	}
	slices.Sort(top)
	for _, name := range top {
		t.Days = append(t.Days, days[name])
	}
	return t
}
