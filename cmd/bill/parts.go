package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

const (
	// mostMissing is the number of days that a query may lack. More of them have another cause than broken objects.
	mostMissing = 10
	// atOnce is the number of queries that run side by side: a small part of what Athena runs for an account.
	// https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
	atOnce = 8
)

// reader runs statements over the days that they can read.
type reader struct {
	query runSQL
	line  *cli.ProgressLine
	free  *semaphore.Weighted
}

func newReader(query runSQL, line *cli.ProgressLine) *reader {
	return &reader{query, line, semaphore.NewWeighted(atOnce)}
}

// read runs a query over a period. Where it fails on what it reads, it is run over the halves of the period, down to single days, and the
// result has the rows of every part: the rows of one key are to be added up. The gaps are the days that fail. It is an error where every day
// fails, or more than mostMissing.
//
// A part for which render returns no SQL has nothing to read.
func (r *reader) read(ctx context.Context, name string, p period, render statement) (*athena.Result, []gap, error) {
	s := &search{reader: r, name: name, render: render, whole: p}
	result, err := s.read(ctx, p)
	return result, s.gaps, err
}

// statement renders a query over a period.
type statement func(period) (string, error)

// search finds the days of a period that a query cannot read.
type search struct {
	*reader
	name   string
	render statement
	whole  period
	lock   sync.Mutex
	gaps   []gap
}

func (s *search) read(ctx context.Context, p period) (*athena.Result, error) {
	result, err := s.run(ctx, p)
	failure, failed := errors.AsType[*athena.Failure](err)
	switch {
	case !failed || !failure.OfData():
		return result, err
	case p.days() == 1:
		return nil, s.lack(gap{p.from, s.name, failure, err}, err)
	}
	var parts [2]*athena.Result
	group, ctx := errgroup.WithContext(ctx)
	for i, half := range p.halves() {
		group.Go(func() (err error) {
			parts[i], err = s.read(ctx, half)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return joined(parts[0], parts[1]), nil
}

// run runs the query once, when it is its turn.
func (s *search) run(ctx context.Context, p period) (*athena.Result, error) {
	sql, err := s.render(p)
	if err != nil || sql == "" {
		return nil, err
	}
	if err := s.free.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer s.free.Release(1)
	step := s.name
	if p != s.whole {
		step += " of " + p.String()
	}
	defer s.line.Step("running in Athena", step)()
	return s.query(ctx, s.name, sql)
}

// lack adds a day that fails. It returns the failure where too many do.
func (s *search) lack(g gap, err error) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.gaps = append(s.gaps, g)
	switch {
	case s.whole.days() == 1:
		return err
	case len(s.gaps) == s.whole.days():
		return fmt.Errorf("every day of %s fails: %w", s.whole, err)
	case len(s.gaps) > mostMissing:
		return fmt.Errorf("more than %d days of %s fail: %w", mostMissing, s.whole, err)
	}
	return nil
}

// joined returns the rows of two results of one query. Nil: a part that could not be read.
func joined(a, b *athena.Result) *athena.Result {
	if a == nil || b == nil {
		return cmp.Or(a, b)
	}
	return &athena.Result{Query: a.Query, Columns: a.Columns, Rows: slices.Concat(a.Rows, b.Rows)}
}
