package main

import (
	"context"
	"slices"
	"time"

	"github.com/shopspring/decimal"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// collect runs the queries of a bill side by side.
func collect(ctx context.Context, query runNamed, by slice, p period, today time.Time, line *cli.ProgressLine) (*bill, error) {
	b := &bill{Unpriced: unpriced{OtherUnits: map[string]int64{}}, Period: p, Before: p.before(), Keys: by.keys, Created: today, Unfinished: !p.to.Before(today.UTC().Truncate(day))}
	var now, before, days, unpriced, completeness *athena.Result
	group, ctx := errgroup.WithContext(ctx)
	start := func(into **athena.Result, name string, parameters ...string) {
		group.Go(func() (err error) {
			defer line.Step("running in Athena", name)()
			*into, err = query(ctx, name, parameters...)
			return err
		})
	}
	start(&now, by.query, slices.Concat(by.parameters, p.parameters())...)
	if !b.Unfinished {
		start(&before, by.query, slices.Concat(by.parameters, b.Before.parameters())...)
	}
	start(&days, ledger.DailyTrend, p.parameters()...)
	start(&unpriced, ledger.Unpriced, p.parameters()...)
	start(&completeness, ledger.Completeness, p.parameters()...)
	err := group.Wait()
	line.Clear()
	if err != nil {
		return nil, err
	}
	if err := b.addRows(by, now, before); err != nil {
		return nil, err
	}
	if err := b.addDays(days); err != nil {
		return nil, err
	}
	if err := b.addUnpriced(unpriced); err != nil {
		return nil, err
	}
	return b, b.addNotLogged(completeness, today)
}

// addRows adds the rows of a period, with their spend in the period before; before is nil where the two are not compared.
func (b *bill) addRows(by slice, now, before *athena.Result) error {
	rows, err := by.rows(now)
	if err != nil {
		return err
	}
	var rowsBefore []row
	if before != nil {
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

// rows returns the rows of the slice's query.
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
	for i, spend := range spends {
		var names []string
		for _, key := range keys[i] {
			names = append(names, keyOf(key))
		}
		rows = append(rows, newRow(names, spend))
	}
	return rows, nil
}

func (b *bill) addDays(days *athena.Result) error {
	rows, err := athena.Decode[ledger.DailySpend](days)
	for _, r := range rows {
		b.Days = append(b.Days, dayCost{Date: r.Date, Team: r.Team, USD: orZero(r.USD)})
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
