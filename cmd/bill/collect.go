package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/shopspring/decimal"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// collect runs the queries of a bill side by side, each over the days that it can read.
func collect(ctx context.Context, query runNamed, by slice, p period, today time.Time, line *cli.ProgressLine) (*bill, error) {
	b := &bill{
		Unpriced: unpriced{OtherUnits: map[string]int64{}}, Period: p, Before: p.before(), Keys: by.keys, Created: today,
		Unfinished: !p.to.Before(today.UTC().Truncate(day)), MalformedLines: map[string]int64{},
	}
	var now, before, days, unpriced, completeness, malformed answer
	reader := newReader(query, line)
	group, ctx := errgroup.WithContext(ctx)
	start := func(into *answer, name string, p period, parameters ...string) {
		group.Go(func() (err error) {
			into.Result, into.gaps, err = reader.read(ctx, name, p, parameters...)
			return err
		})
	}
	start(&now, by.query, p, by.parameters...)
	if !b.Unfinished {
		group.Go(func() error { return before.optional(ctx, reader, by, b.Before) })
	}
	start(&days, ledger.DailyTrend, p)
	start(&unpriced, ledger.Unpriced, p)
	start(&completeness, ledger.Completeness, p)
	start(&malformed, ledger.MalformedLines, p)
	err := group.Wait()
	line.Clear()
	if err != nil {
		return nil, err
	}
	b.Missing = missingDays(slices.Concat(now.gaps, days.gaps, unpriced.gaps, completeness.gaps, malformed.gaps))
	b.MissingBefore = missingDays(before.gaps)
	b.Compared = !b.Unfinished && now.gaps == nil && before.gaps == nil
	return b, cmp.Or(b.addRows(by, now.Result, before.Result), b.addDays(days.Result), b.addUnpriced(unpriced.Result),
		b.addNotLogged(completeness.Result, today), b.addMalformedLines(malformed.Result))
}

// answer is the result of a query with the days that it lacks.
type answer struct {
	*athena.Result
	gaps []gap
}

// optional reads the period before. Where Athena cannot finish its query the bill is not compared.
func (a *answer) optional(ctx context.Context, r *reader, by slice, p period) error {
	var err error
	a.Result, a.gaps, err = r.read(ctx, by.query, p, by.parameters...)
	if failure, ok := errors.AsType[*athena.Failure](err); ok {
		a.Result, a.gaps = nil, unread(by.query, p, failure)
		return nil
	}
	return err
}

// addRows adds the rows of a period, with their spend in the period before where the two are compared.
func (b *bill) addRows(by slice, now, before *athena.Result) error {
	rows, err := by.rows(now)
	if err != nil {
		return err
	}
	var rowsBefore []row
	if b.Compared {
		if rowsBefore, err = by.rows(before); err != nil {
			return err
		}
	}
	spendBefore := map[string]decimal.Decimal{}
	for _, r := range rowsBefore {
		spendBefore[r.id()] = r.USD
		b.Total.Before = new(orZero(b.Total.Before).Add(r.USD))
	}
	for _, r := range rows {
		if spend, there := spendBefore[r.id()]; there {
			r.Before = &spend
			delete(spendBefore, r.id())
		}
		b.Rows = append(b.Rows, r)
		b.Total.add(r)
	}
	for _, r := range rowsBefore { // so that the rows explain the change of the total
		if spend, gone := spendBefore[r.id()]; gone {
			b.Rows = append(b.Rows, row{Keys: r.Keys, Before: &spend})
		}
	}
	return nil
}

// rows returns the rows of the slice's query, one for each key and in the order of the query, also where the query was run in parts.
func (s slice) rows(r *athena.Result) ([]row, error) {
	keys, err := r.Texts(s.columns...)
	if err != nil {
		return nil, err
	}
	spends, err := athena.Decode[ledger.Spend](r)
	if err != nil {
		return nil, err
	}
	var rows []row
	at := map[string]int{}
	for i, spend := range spends {
		var names []string
		for _, key := range keys[i] {
			names = append(names, keyOf(key))
		}
		r := newRow(names, spend)
		if first, there := at[r.id()]; there {
			rows[first].add(r)
			continue
		}
		at[r.id()] = len(rows)
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Or(b.USD.Cmp(a.USD), slices.Compare(a.Keys, b.Keys)) })
	return rows, nil
}

func (b *bill) addDays(days *athena.Result) error {
	rows, err := athena.Decode[ledger.DailySpend](days)
	for _, r := range rows {
		b.Days = append(b.Days, dayCost{Date: r.Date, Team: r.Team, USD: orZero(r.USD)})
		b.Disputed += r.DisputedRequests
		if r.Team == ledger.Unattributed {
			b.Unattributed = b.Unattributed.Add(orZero(r.USD))
		}
	}
	return err
}

func (b *bill) addUnpriced(unpriced *athena.Result) error {
	rows, err := athena.Decode[ledger.UnpricedRow](unpriced)
	for _, r := range rows {
		if r.Status == ledger.StatusMalformed {
			b.Unpriced.Malformed += r.Requests
			continue
		}
		if r.Billing != nil && *r.Billing != ledger.BilledByTokens {
			b.Unpriced.OtherUnits[*r.Billing] += r.Requests
			continue
		}
		b.Unpriced.Requests += r.Requests
		b.Unpriced.Tokens += orZero(r.InputTokens) + orZero(r.OutputTokens) + orZero(r.CacheReadTokens) + orZero(r.CacheWriteTokens)
	}
	return err
}

// addMalformedLines adds the lines that are no record, by reason.
func (b *bill) addMalformedLines(malformed *athena.Result) error {
	rows, err := athena.Decode[ledger.MalformedRow](malformed)
	for _, r := range rows {
		b.MalformedLines[r.Reason] += r.Lines
	}
	return err
}
