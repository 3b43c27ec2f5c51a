//go:build e2e

package spend

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// errKilled is what a run hears of a query whose program is no longer there.
var errKilled = errors.New("the run is killed")

// kill is how a run ends before its end.
type kill string

const (
	alive       kill = "not killed"
	killBefore  kill = "ended before its query"
	killDuring  kill = "ended during its query"
	killAfter   kill = "killed after its query"
	killMachine kill = "killed during its query, which goes on"
	killQuery   kill = "its query is stopped"
)

// rollRun is a run that has its plan.
type rollRun struct {
	*rollup.RollUp
	plan rollup.Plan
	kill kill
	// moment is the time of the kill after the start of a query, chunk the query.
	moment time.Duration
	chunk  int
}

// program returns the roll-up with the deployed lists, over the Regions that have records.
func (w *rollWorld) program() *rollup.RollUp {
	r := rollup.New(w.Config(w.Home()), environment.AccountID, w.programLists)
	r.Lists.Regions = w.regions
	r.Rates = w.programRates
	return r
}

// planned returns a run over a period, in the state of its plan.
func (w *rollWorld) planned(t *testing.T, first, last time.Time) rollRun {
	t.Helper()
	r := rollRun{RollUp: w.program(), kill: alive}
	var err error
	if r.plan, err = r.Plan(w.Ctx, first, last); err != nil {
		t.Fatal(err)
	}
	return r
}

// start runs a plan, and kills it where that is its fate. Only a run that is killed may fail.
func (w *rollWorld) start(r rollRun) error {
	ctx, cancel := context.WithCancel(w.Ctx)
	defer cancel()
	query, queries := r.Query, 0
	r.Query = func(ctx context.Context, sql string, parameters ...string) (*athena.Result, error) {
		queries++
		if queries <= r.chunk {
			return query(ctx, sql, parameters...)
		}
		switch r.kill {
		case killBefore:
			cancel()
		case killDuring:
			defer time.AfterFunc(r.moment, cancel).Stop()
		case killAfter:
			if _, err := query(ctx, sql, parameters...); err != nil {
				return nil, err
			}
			return nil, errKilled
		case killMachine, killQuery:
			return nil, w.leave(sql, r)
		}
		return query(ctx, sql, parameters...)
	}
	_, err := r.Run(ctx, r.plan)
	if r.kill != alive {
		return nil
	}
	return err
}

// leave starts a query that its program does not wait for. It ends by itself, or is stopped.
func (w *rollWorld) leave(sql string, r rollRun) error {
	group := w.Workgroup()
	started, err := group.Client.StartQueryExecution(w.Ctx, &sdk.StartQueryExecutionInput{
		QueryString: &sql, WorkGroup: &group.Name,
		QueryExecutionContext: &types.QueryExecutionContext{Database: aws.String(ledger.Database)},
	})
	if err != nil {
		return err
	}
	w.mutex.Lock()
	w.left = append(w.left, aws.ToString(started.QueryExecutionId))
	w.mutex.Unlock()
	if r.kill == killQuery {
		time.Sleep(r.moment)
		if _, err := group.Client.StopQueryExecution(w.Ctx, &sdk.StopQueryExecutionInput{QueryExecutionId: started.QueryExecutionId}); err != nil {
			return err
		}
	}
	return errKilled
}

// chaos has two runs side by side, over random days and planned before the events of between, with a random fate each, and sometimes the
// maintenance of the table at the same time.
func (w *rollWorld) chaos(t *testing.T, between func()) {
	t.Helper()
	var runs []rollRun
	for range 2 {
		from := w.fates.IntN(len(w.days))
		first, last := w.days[from], w.days[min(from+10+w.fates.IntN(50), len(w.days)-1)]
		r := w.planned(t, first.date, last.date)
		r.kill = one(w.fates, alive, killBefore, killDuring, killDuring, killAfter, killMachine, killQuery)
		r.moment, r.chunk = time.Duration(w.fates.IntN(5000))*time.Millisecond, w.fates.IntN(max(1, min(2, len(r.plan.Chunks))))
		if r.kill == alive || r.kill == killAfter { // a clock that is wrong
			skew := time.Duration(w.fates.IntN(49)-24) * time.Hour
			r.Now = func() time.Time { return time.Now().Add(skew) }
			w.note(nil, "the clock of the next run is %s ahead", skew)
		}
		w.note(nil, "a run plans %d days in %d queries from %s to %s: query %d %s at %s", r.plan.Days(), len(r.plan.Chunks),
			first.date.Format(time.DateOnly), last.date.Format(time.DateOnly), r.chunk, r.kill, r.moment)
		runs = append(runs, r)
	}
	between()
	var all sync.WaitGroup
	errs := make([]error, 3)
	for i, r := range runs {
		all.Go(func() { errs[i] = w.start(r) })
	}
	if w.fates.in(2) {
		pause, end := time.Duration(w.fates.IntN(5000))*time.Millisecond, time.Duration(w.fates.IntN(10_000))*time.Millisecond
		w.note(nil, "maintenance after %s, which ends after %s", pause, end)
		all.Go(func() {
			time.Sleep(pause)
			ctx, cancel := context.WithTimeout(w.Ctx, end)
			defer cancel()
			if err := w.program().Maintain(ctx); ctx.Err() == nil {
				errs[2] = err
			}
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// awaitLeft waits for the ends of the queries whose programs were killed.
func (w *rollWorld) awaitLeft(t *testing.T) {
	t.Helper()
	for _, id := range w.left {
		for {
			found, err := w.Workgroup().Client.GetQueryExecution(w.Ctx, &sdk.GetQueryExecutionInput{QueryExecutionId: &id})
			if err != nil {
				t.Fatal(err)
			}
			if state := string(found.QueryExecution.Status.State); state != "QUEUED" && state != "RUNNING" {
				w.note(nil, "the query of a killed run is %s", state)
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	w.left = nil
}

// note writes an event down.
func (w *rollWorld) note(s *schedule, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if s != nil {
		text = s.name + " " + text
	}
	w.events = append(w.events, fmt.Sprintf("round %d: %s", w.round, text))
}
