package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/billpage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// collect runs the two queries of a bill side by side, each over the days that it can read, and a third one where days are not rolled up.
func collect(ctx context.Context, query runSQL, by slice, p period, today time.Time, line *cli.ProgressLine) (*bill, error) {
	b := &bill{
		Unpriced: unpriced{OtherUnits: map[string]int64{}}, Period: p, Before: p.before(), Keys: by.keys, Filters: by.filters, Created: today,
		Closed:     p.to.Before(today.UTC().Truncate(day).AddDate(0, 0, 1-ledger.OpenDays)),
		Unfinished: !p.to.Before(today.UTC().Truncate(day)), MalformedLines: map[string]int64{},
	}
	if by.page {
		b.Dimensions = ledger.BillQuery{Keys: by.keys}.PageKeys()
	}
	c := collector{reader: newReader(query, line), by: by, bill: b}
	defer line.Clear()
	spend, state, err := c.queries(ctx)
	line.Clear()
	if err != nil {
		return nil, err
	}
	var current, before []gap
	for _, g := range slices.Concat(spend.gaps, state.gaps) {
		if g.day.Before(p.from) {
			before = append(before, g)
		} else {
			current = append(current, g)
		}
	}
	b.Missing, b.MissingBefore = missingDays(current), missingDays(before)
	b.Compared = !b.Unfinished && spend.gaps == nil
	if err := everyDay(spend.gaps, p); err != nil {
		return nil, err
	}
	return b, b.addSpend(spend.Result)
}

// everyDay returns the error of a query that could not read any day of a period.
func everyDay(gaps []gap, p period) error {
	days := map[time.Time]error{}
	for _, g := range gaps {
		if !g.day.Before(p.from) {
			days[g.day] = g.err
		}
	}
	if len(days) < p.days() {
		return nil
	}
	if p.days() == 1 {
		return days[p.from]
	}
	return fmt.Errorf("every day of %s fails: %w", p, days[p.from])
}

// answer is the result of a query with the days that it lacks.
type answer struct {
	*athena.Result
	gaps []gap
}

type collector struct {
	*reader
	by   slice
	bill *bill
}

// queries returns the spend and the state of the days.
func (c collector) queries(ctx context.Context) (spend, state answer, err error) {
	group, groupCtx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		spend, err = c.both(groupCtx, ledger.BillSpend, c.statement(ledger.Bill, nil))
		return err
	})
	group.Go(func() (err error) {
		state, err = c.both(groupCtx, ledger.BillDays, c.statement(ledger.BillState, nil))
		return err
	})
	if err := group.Wait(); err != nil {
		return spend, state, err
	}
	missing, err := c.bill.addState(state.Result, c.bill.Created)
	if err != nil || len(missing) == 0 || c.query(nil).ReadsRequests() {
		return spend, state, err
	}
	raw, err := c.both(ctx, ledger.BillSpend, c.statement(ledger.Bill, missing))
	spend.Result, spend.gaps = joined(spend.Result, raw.Result), append(spend.gaps, raw.gaps...)
	return spend, state, err
}

// both reads the period and the one before. Where Athena cannot finish their query, it reads the period alone, and the bill is not compared.
func (c collector) both(ctx context.Context, name string, sql statement) (answer, error) {
	window := c.bill.Period
	if !c.bill.Unfinished {
		window.from = c.bill.Before.from
	}
	result, gaps, err := c.read(ctx, name, window, sql)
	failure, failed := errors.AsType[*athena.Failure](err)
	if !failed || window == c.bill.Period {
		return answer{result, gaps}, err
	}
	result, gaps, err = c.read(ctx, name, c.bill.Period, sql)
	return answer{result, append(gaps, unread(name, c.bill.Before, failure)...)}, err
}

func (c collector) query(raw []time.Time) ledger.BillQuery {
	q := ledger.BillQuery{From: c.bill.Period.from, Keys: c.by.keys, Filters: c.by.filters, Raw: raw, Closed: c.bill.Closed}
	if c.by.page {
		q.Page = pageStep(c.bill.Period)
	}
	return q
}

// statement renders a query over a period; with raw days it reads them alone, and nothing where the period has none.
func (c collector) statement(render func(ledger.BillQuery) (string, error), raw []time.Time) statement {
	return func(p period) (string, error) {
		q := c.query(nil)
		q.First, q.Last = p.from, p.to
		for _, day := range raw {
			if !day.Before(p.from) && !day.After(p.to) {
				q.Raw = append(q.Raw, day)
			}
		}
		if raw != nil && q.Raw == nil {
			return "", nil
		}
		return render(q)
	}
}

// addSpend adds the rows, caveats and rows of the page of the spend.
func (b *bill) addSpend(result *athena.Result) error {
	columns := make([]string, max(len(b.Keys), len(b.Dimensions)))
	for i := range columns {
		columns[i] = fmt.Sprintf("key_%d", i+1)
	}
	keys, err := result.Texts(columns...)
	if err != nil {
		return err
	}
	parts, err := athena.Decode[ledger.BillRow](result)
	if err != nil {
		return err
	}
	var now, before rowSet
	for i, part := range parts {
		switch part.Part {
		case ledger.BillPartRow:
			set := &now
			if part.Before {
				set = &before
			}
			set.add(newRow(keysOfRow(keys[i][:len(b.Keys)]), part))
		case ledger.BillPartPage:
			b.Page = append(b.Page, newPageRow(keysOfRow(keys[i]), part))
		case ledger.BillPartCaveat:
			if !part.Before {
				b.addCaveat(part)
			}
		case ledger.BillPartLines:
			b.MalformedLines[keyOf(keys[i][0])] += part.Requests
		}
	}
	b.addRows(now.sorted(), before.sorted())
	b.Page = sums(b.Page, func(r billpage.Row) []string { return r.Values })
	return nil
}

func keysOfRow(values []*string) []string {
	keys := make([]string, len(values))
	for i, value := range values {
		keys[i] = keyOf(value)
	}
	return keys
}

// rowSet adds up the rows of each key.
type rowSet struct {
	rows []row
	at   map[string]int
}

func (s *rowSet) add(r row) {
	if i, there := s.at[r.id()]; there {
		s.rows[i].add(r)
		return
	}
	if s.at == nil {
		s.at = map[string]int{}
	}
	s.at[r.id()] = len(s.rows)
	s.rows = append(s.rows, r)
}

// sorted returns the rows with the most spend first.
func (s *rowSet) sorted() []row {
	slices.SortStableFunc(s.rows, func(a, b row) int { return cmp.Or(b.USD.Cmp(a.USD), slices.Compare(a.Keys, b.Keys)) })
	return s.rows
}
