package main

import (
	"cmp"
	"fmt"
	"slices"
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
