package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// rowsShown is the number of rows that a table for people has: more are looked up in CSV or JSON.
const rowsShown = 50

// shown returns the rows that people see, those with the most spend. The sums are the exact sum of the others, where there are more, and the
// total.
func (b *bill) shown() (rows, sums []row) {
	total := b.sum("total", b.Total)
	if len(b.Rows) <= rowsShown {
		return b.Rows, []row{total}
	}
	rows = slices.Clone(b.Rows)
	slices.SortStableFunc(rows, func(r, s row) int { return cmp.Or(s.USD.Cmp(r.USD), orZero(s.Before).Cmp(orZero(r.Before))) })
	var other row
	for _, r := range rows[rowsShown:] {
		other.add(r)
		if r.Before != nil {
			other.Before = new(orZero(other.Before).Add(*r.Before))
		}
	}
	return rows[:rowsShown], []row{b.sum(others(len(rows)-rowsShown, "more"), other), total}
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

// byTeam is the spend of some teams on each day.
type byTeam struct {
	// Names are those of the teams with the most spend, in alphabetical order.
	Names []string
	// Days hold the spend of each name by day.
	Days []map[string]decimal.Decimal
	// Others is the number of the other teams, and OtherDays their spend by day.
	Others    int
	OtherDays map[string]decimal.Decimal
}

// topTeams returns the daily spend of the teams with the most spend, at most n, and the sum of the others.
func (b *bill) topTeams(n int) byTeam {
	usd, days := map[string]decimal.Decimal{}, map[string]map[string]decimal.Decimal{}
	var names []string
	for _, d := range b.Days {
		if days[d.Team] == nil {
			days[d.Team] = map[string]decimal.Decimal{}
			names = append(names, d.Team)
		}
		usd[d.Team] = usd[d.Team].Add(d.USD)
		days[d.Team][d.Date] = days[d.Team][d.Date].Add(d.USD)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(usd[b].Cmp(usd[a]), cmp.Compare(a, b)) })
	top := names[:min(n, len(names))]
	t := byTeam{Names: top, Others: len(names) - len(top), OtherDays: map[string]decimal.Decimal{}}
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
