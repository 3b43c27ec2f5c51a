package proof

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Outcome is what a check found.
type Outcome struct {
	Belief int
	Result
	Requests []Request
	// Spent is the spend of the check at list price, in USD.
	Spent decimal.Decimal
	// Left is the error of the removal: it names each resource that is still there.
	Left error
}

// Runner runs checks one after the other.
type Runner struct {
	Account *Account
	State   *State
	// Budget is the most that the run may spend, in USD.
	Budget decimal.Decimal
	// Patience is the time for which the denial of a new role's call is repeated, and for which a state is awaited.
	Patience time.Duration
	// ReadOnly skips the checks that create or change anything.
	ReadOnly bool
	// Begin is called before each check, and End after it. nil: neither is called.
	Begin func(Check)
	End   func(Check, Outcome)
	// Now returns the time. nil: time.Now.
	Now func() time.Time

	spent decimal.Decimal
}

// Run runs the checks until ctx ends, and returns the outcomes of those that were begun. A check that is under way when ctx ends is
// cleaned up first.
func (r *Runner) Run(ctx context.Context, checks []Check) ([]Outcome, error) {
	var outcomes []Outcome
	for _, c := range checks {
		if ctx.Err() != nil {
			return outcomes, context.Cause(ctx)
		}
		if r.Begin != nil {
			r.Begin(c)
		}
		o, err := r.one(ctx, c)
		outcomes = append(outcomes, o)
		if r.End != nil {
			r.End(c, o)
		}
		if err != nil {
			return outcomes, err
		}
	}
	return outcomes, nil
}

// Spent returns the spend of all checks so far.
func (r *Runner) Spent() decimal.Decimal { return r.spent }

// one runs a check, removes what it created, and stores what it must remember. Its error is that of the state file.
func (r *Runner) one(ctx context.Context, c Check) (Outcome, error) {
	o := Outcome{Belief: c.Belief}
	if c.Changes() && r.ReadOnly {
		o.Result, _ = NotShown("not run: it creates resources or calls a model, and was not confirmed; pass --yes")
		return o, nil
	}
	if r.spent.Add(c.Spends).GreaterThan(r.Budget) {
		o.Result, _ = NotShown("not run: it may spend %s USD, and %s of the budget of %s USD are spent; raise --budget", c.Spends, r.spent, r.Budget)
		return o, nil
	}
	run := &Run{Account: r.Account, Memory: map[string]string{}, ID: strings.ToLower(rand.Text()[:8]), check: c, patience: r.Patience}
	waited, again := r.State.Waiting[c.Belief]
	for k, v := range waited.Memory {
		run.Memory[k] = v
	}
	ctx = context.WithValue(ctx, running{}, run)
	o.Result = run.result(ctx)
	o.Left = run.remove(ctx)
	o.Requests, o.Spent = run.Requests(), run.spent
	r.spent = r.spent.Add(run.spent)
	return o, r.remember(ctx, c.Belief, o.Verdict, run.Memory, waited.Since, again)
}

// result runs the check. An error is unclear, and so is a panic: it must not keep the clean-up from running.
func (r *Run) result(ctx context.Context) (result Result) {
	defer func() {
		if p := recover(); p != nil {
			result = Result{Unclear, fmt.Sprintf("the check has a defect: %v", p)}
		}
	}()
	result, err := r.check.Run(ctx, r)
	switch {
	case err == nil:
		return result
	case ctx.Err() != nil:
		return Result{Unclear, "interrupted"}
	case errors.Is(err, errUndeclared) || errors.Is(err, errForeign):
		return Result{Unclear, "the check has a defect: " + err.Error()}
	default:
		return Result{Unclear, awserrors.Reason(err)}
	}
}

// remember keeps the memory of a check that waits, and forgets that of one with a verdict. An interrupted check keeps its memory.
func (r *Runner) remember(ctx context.Context, belief int, v Verdict, memory map[string]string, since time.Time, again bool) error {
	switch {
	case v == Waiting:
		if !again {
			since = r.now()
		}
		r.State.Waiting[belief] = Waited{Since: since, Memory: memory}
	case again && ctx.Err() == nil && v != Unclear:
		delete(r.State.Waiting, belief)
	default:
		return nil
	}
	if err := r.State.Write(); err != nil {
		return fmt.Errorf("store the memory of waiting checks: %w", err)
	}
	return nil
}

func (r *Runner) now() time.Time {
	if r.Now == nil {
		return time.Now().UTC()
	}
	return r.Now()
}
