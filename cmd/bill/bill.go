package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

// unattributed is what the views call that which nobody owns.
const unattributed = "unattributed"

// bill is what a period cost, cut one way.
type bill struct {
	Period, Before period
	Keys           []string
	Rows           []row
	Total          row
	// Unfinished periods are not compared with the one before.
	Unfinished bool
	// Unattributed is what no team owns, in US dollars.
	Unattributed decimal.Decimal
	Unpriced     unpriced
	NotLogged    notLogged
	// Days are each day's cost by team, for the chart.
	Days []dayCost
	Made time.Time
}

// row is one line of a bill.
type row struct {
	Keys             []string
	Requests, Failed int64
	InputTokens      int64
	OutputTokens     int64
	CacheReadTokens  int64
	CacheWriteTokens int64
	// USD is at list price; what has no rate is not in it but counted in UnpricedRequests.
	USD              decimal.Decimal
	UnpricedRequests int64
	// Before is the cost in the period before; nil where the row was not there.
	Before *decimal.Decimal
}

// unpriced counts what is not in the total: what has no rate, and requests whose counts cannot be read.
type unpriced struct{ Requests, Tokens, Malformed int64 }

type dayCost struct {
	Date, Team string
	USD        decimal.Decimal
}

// collect runs the queries of a bill side by side.
func collect(ctx context.Context, query runNamed, by slice, p period, today time.Time, progress progress) (*bill, error) {
	b := &bill{Period: p, Before: p.before(), Keys: by.keys, Made: today, Unfinished: !p.to.Before(today.UTC().Truncate(day))}
	before := &athena.Result{}
	var now, days, rateless, completeness *athena.Result
	group, ctx := errgroup.WithContext(ctx)
	ask := func(into **athena.Result, name string, parameters ...string) {
		group.Go(func() (err error) {
			progress.begin(name)
			*into, err = query(ctx, name, parameters...)
			progress.end(name)
			return err
		})
	}
	ask(&now, by.query, slices.Concat(by.parameters, p.parameters())...)
	if !b.Unfinished {
		ask(&before, by.query, slices.Concat(by.parameters, b.Before.parameters())...)
	}
	ask(&days, "daily_trend", p.parameters()...)
	ask(&rateless, "unpriced", p.parameters()...)
	ask(&completeness, "completeness", p.parameters()...)
	err := group.Wait()
	progress.done()
	if err != nil {
		return nil, err
	}
	if err := b.add(now, before); err != nil {
		return nil, fmt.Errorf("%s: %w", by.query, err)
	}
	if err := b.addDays(days); err != nil {
		return nil, fmt.Errorf("daily_trend: %w", err)
	}
	if err := b.addUnpriced(rateless); err != nil {
		return nil, fmt.Errorf("unpriced: %w", err)
	}
	if err := b.addNotLogged(completeness, today); err != nil {
		return nil, fmt.Errorf("completeness: %w", err)
	}
	return b, nil
}

func (b *bill) add(now, before *athena.Result) error {
	n := len(b.Keys)
	costBefore := map[string]decimal.Decimal{}
	var gone []row
	for _, values := range before.Rows {
		r, err := readRow(values, n)
		if err != nil {
			return err
		}
		costBefore[r.id()] = r.USD
		gone = append(gone, row{Keys: r.Keys, Before: &r.USD})
		if b.Total.Before == nil {
			b.Total.Before = new(decimal.Decimal)
		}
		*b.Total.Before = b.Total.Before.Add(r.USD)
	}
	for _, values := range now.Rows {
		r, err := readRow(values, n)
		if err != nil {
			return err
		}
		if cost, there := costBefore[r.id()]; there {
			r.Before = &cost
			gone = slices.DeleteFunc(gone, func(g row) bool { return g.id() == r.id() })
		}
		b.Rows = append(b.Rows, r)
		b.Total.Requests += r.Requests
		b.Total.Failed += r.Failed
		b.Total.InputTokens += r.InputTokens
		b.Total.OutputTokens += r.OutputTokens
		b.Total.CacheReadTokens += r.CacheReadTokens
		b.Total.CacheWriteTokens += r.CacheWriteTokens
		b.Total.UnpricedRequests += r.UnpricedRequests
		b.Total.USD = b.Total.USD.Add(r.USD)
	}
	b.Rows = append(b.Rows, gone...) // so that the rows explain the change of the total
	return nil
}

// id tells a row from others of its bill.
func (r row) id() string { return strings.Join(r.Keys, "\x00") }

func (b *bill) addDays(days *athena.Result) error {
	for _, values := range days.Rows {
		r, err := readRow(values, 2)
		if err != nil {
			return err
		}
		b.Days = append(b.Days, dayCost{Date: r.Keys[0], Team: r.Keys[1], USD: r.USD})
		if r.Keys[1] == unattributed {
			b.Unattributed = b.Unattributed.Add(r.USD)
		}
	}
	return nil
}

func (b *bill) addUnpriced(rateless *athena.Result) error {
	for i := range rateless.Rows {
		counts := make([]int64, 0, 5)
		for _, column := range []string{"requests", "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens"} {
			n, err := count(rateless.Rows[i][index(rateless, column)])
			if err != nil {
				return err
			}
			counts = append(counts, n)
		}
		if keyOf(rateless.Rows[i][index(rateless, "status")]) == "malformed" {
			b.Unpriced.Malformed += counts[0]
			continue
		}
		b.Unpriced.Requests += counts[0]
		b.Unpriced.Tokens += counts[1] + counts[2] + counts[3] + counts[4]
	}
	return nil
}

func index(r *athena.Result, column string) int {
	return slices.IndexFunc(r.Columns, func(c athena.Column) bool { return c.Name == column })
}

// readRow reads n keys and then the columns of the money part, ledger/queries/parts/money.sql.
func readRow(values []*string, n int) (row, error) {
	var r row
	for _, key := range values[:n] {
		r.Keys = append(r.Keys, keyOf(key))
	}
	counts := []*int64{&r.Requests, &r.Failed, &r.InputTokens, &r.OutputTokens, &r.CacheReadTokens, &r.CacheWriteTokens}
	for i, into := range counts {
		number, err := count(values[n+i])
		if err != nil {
			return row{}, err
		}
		*into = number
	}
	values = values[n+len(counts):]
	var err error
	if r.USD, err = money(values[0]); err != nil {
		return row{}, err
	}
	r.UnpricedRequests, err = count(values[1])
	return r, err
}

// money returns a sum of US dollars, 0 where there was nothing to sum.
func money(value *string) (decimal.Decimal, error) {
	if value == nil {
		return decimal.Zero, nil
	}
	usd, err := decimal.NewFromString(*value)
	if err != nil {
		return decimal.Zero, fmt.Errorf("usd %q is not a decimal number", *value)
	}
	return usd, nil
}

// count returns a sum, 0 where there was nothing to sum.
func count(value *string) (int64, error) {
	if value == nil {
		return 0, nil
	}
	return strconv.ParseInt(*value, 10, 64)
}

func keyOf(value *string) string {
	if value == nil {
		return unattributed
	}
	return *value
}

// share returns a row's part of the total in percent, with one digit.
func (b *bill) share(r row) string {
	if b.Total.USD.IsZero() {
		return ""
	}
	return r.USD.Shift(2).DivRound(b.Total.USD, 1).StringFixed(1) + " %"
}

// change returns by how much a row costs more or less than in the period before, in percent.
func (b *bill) change(r row) string {
	switch {
	case b.Unfinished:
		return ""
	case r.Before == nil:
		return "new"
	case r.Before.IsZero():
		return ""
	}
	percent := r.USD.Sub(*r.Before).Shift(2).DivRound(*r.Before, 1)
	if percent.IsPositive() {
		return "+" + percent.StringFixed(1) + " %"
	}
	return percent.StringFixed(1) + " %"
}
