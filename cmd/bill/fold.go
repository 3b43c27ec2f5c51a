package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/billpage"
)

const (
	// mostPageRows is the number of rows of a page: a page of more is slow to open and to use.
	mostPageRows = 100_000
	// foldedName is the value of every dimension of a folded row.
	foldedName = "other values"
)

// fold returns at most most rows with the same sum: those of the values with the most spend as they are, and the others folded into one row a
// period, date and value of the first dimension, or where these are too many into one a period and date. folded counts the rows that are folded.
//
// The rows are those of few enough dates that most has a row for each.
func fold(rows []billpage.Row, most int) (shown []billpage.Row, folded int) {
	if len(rows) <= most {
		return rows, 0
	}
	for kept := 1; kept >= 0; kept-- {
		if shown, folded = foldTo(rows, most, kept); shown != nil {
			return shown, folded
		}
	}
	return sums(rows, func(r billpage.Row) []string { return foldedValues(r, 0) }), len(rows)
}

// foldTo folds with the first kept dimensions as they are. Nil: there are too many of their values.
func foldTo(rows []billpage.Row, most, kept int) ([]billpage.Row, int) {
	counts, usd := map[string]int{}, map[string]decimal.Decimal{}
	rest := map[string]bool{}
	for _, r := range rows {
		id := valuesOf(r.Values)
		counts[id]++
		usd[id] = usd[id].Add(r.USD.Decimal)
		rest[rowID(r, foldedValues(r, kept))] = true
	}
	free := most - len(rest)
	if free < 0 {
		return nil, 0
	}
	named, folded := map[string]bool{}, len(rows)
	for _, id := range slices.SortedFunc(maps.Keys(usd), func(a, b string) int { return cmp.Or(usd[b].Cmp(usd[a]), cmp.Compare(a, b)) }) {
		if counts[id] > free {
			break
		}
		named[id] = true
		free -= counts[id]
		folded -= counts[id]
	}
	return sums(rows, func(r billpage.Row) []string {
		if named[valuesOf(r.Values)] {
			return r.Values
		}
		return foldedValues(r, kept)
	}), folded
}

// foldedValues returns the values of the row into which a row is folded.
func foldedValues(r billpage.Row, kept int) []string {
	values := slices.Clone(r.Values)
	for i := kept; i < len(values); i++ {
		values[i] = foldedName
	}
	return values
}

// sums adds up the rows that have the same period, date and values.
func sums(rows []billpage.Row, values func(billpage.Row) []string) []billpage.Row {
	var list []billpage.Row
	at := map[string]int{}
	for _, r := range rows {
		r.Values = values(r)
		id := rowID(r, r.Values)
		i, there := at[id]
		if there {
			addPageRow(&list[i], r)
			continue
		}
		at[id] = len(list)
		list = append(list, r)
	}
	return list
}

func rowID(r billpage.Row, values []string) string {
	period := "now"
	if r.Before {
		period = "before"
	}
	return period + r.Date + valuesOf(values)
}

func valuesOf(values []string) string { return strings.Join(values, "\x00") }
