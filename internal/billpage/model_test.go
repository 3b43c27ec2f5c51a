package billpage

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// choice is what the test chose on the page, in Go: the same as the view of the page, of which it shares no code.
type choice struct {
	path    [][2]string // key and value
	by      string
	filters map[string][]string
}

// figures are sums of rows as the page has to show them. USD of nothing known is not valid.
type figures struct {
	rows, rowsBefore                           int
	calls, unpriced, unpricedBefore            int64
	charged, tokens                            int64
	usd, before, saved                         decimal.NullDecimal
	usdText, beforeText, savedText, changeText string
}

func add(a *decimal.NullDecimal, b decimal.NullDecimal) {
	if b.Valid {
		*a = decimal.NewNullDecimal(a.Decimal.Add(b.Decimal))
	}
}

func valueOf(b Bill, r Row, key string) string {
	switch key {
	case dayKey:
		return r.Date
	case weekKey:
		day := date(r.Date)
		return day.AddDate(0, 0, -(int(day.Weekday())+6)%7).Format(time.DateOnly)
	}
	return r.Values[slices.Index(b.Dimensions, key)]
}

func isTimeKey(key string) bool { return key == dayKey || key == weekKey }

const weekKey = "week from Monday"

// expected are the total and the groups that the page shows for a choice.
func expected(b Bill, c choice) (total figures, groups map[string]figures) {
	groups = map[string]figures{}
	for _, r := range b.Rows {
		if slices.ContainsFunc(c.path, func(step [2]string) bool { return valueOf(b, r, step[0]) != step[1] }) {
			continue
		}
		shown := true
		for key, values := range c.filters {
			shown = shown && (len(values) == 0 || slices.Contains(values, valueOf(b, r, key)))
		}
		if !shown {
			continue
		}
		total.count(r)
		if r.Before && isTimeKey(c.by) {
			continue
		}
		name := valueOf(b, r, c.by)
		g := groups[name]
		g.count(r)
		groups[name] = g
	}
	total.write()
	for name, g := range groups {
		g.write()
		groups[name] = g
	}
	return total, groups
}

func (f *figures) count(r Row) {
	if r.Before {
		f.rowsBefore++
		f.unpricedBefore += r.UnpricedRequests
		add(&f.before, r.USD)
		return
	}
	f.rows++
	f.calls += r.Requests
	f.unpriced += r.UnpricedRequests
	f.charged += r.ChargedRequests
	f.tokens += r.ChargedTokens
	add(&f.usd, r.USD)
	add(&f.saved, r.CacheSaved)
}

// write writes the figures as the page does, but for the commas.
func (f *figures) write() {
	f.usdText, f.beforeText, f.savedText = cents(f.usd, f.rows), cents(f.before, f.rowsBefore), "–"
	if f.saved.Valid {
		f.savedText = cents(f.saved, 1)
	}
	f.changeText = "unknown"
	if (f.usd.Valid || f.rows == 0) && (f.before.Valid || f.rowsBefore == 0) {
		f.changeText = f.usd.Decimal.Sub(f.before.Decimal).StringFixed(2)
	}
}

func cents(usd decimal.NullDecimal, rows int) string {
	switch {
	case rows == 0:
		return "no calls"
	case !usd.Valid:
		return "unknown"
	case usd.Decimal.Round(2).IsZero() && usd.Decimal.IsPositive():
		return "<0.01"
	}
	return usd.Decimal.StringFixed(2)
}

// shownName is a value as the page shows it.
func shownName(value string) string {
	if text := printable.Text(value); strings.TrimSpace(text) != "" {
		return text
	}
	return "(empty)"
}

// nextKey is the key that the page groups by after a click: the next of the drill, then the day.
func nextKey(b Bill, path [][2]string, keys ...string) string {
	for _, key := range append(slices.Clone(b.Drill), keys...) {
		if !slices.ContainsFunc(path, func(step [2]string) bool { return step[0] == key }) {
			return key
		}
	}
	return ""
}

// valuesOf are the values of a dimension, by their shown names in the order of the filter.
func valuesOf(b Bill, key string) []string {
	known := map[string]bool{}
	for _, r := range b.Rows {
		known[valueOf(b, r, key)] = true
	}
	return slices.SortedFunc(maps.Keys(known), func(a, b string) int { return strings.Compare(printable.Text(a), printable.Text(b)) })
}
