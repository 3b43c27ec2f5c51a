package athena

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"
)

// Workgroup is an Athena workgroup with its database. The workgroup decides where results are stored and how much a query may
// read.
type Workgroup struct {
	Client *sdk.Client
	Name   string
	// Database is the database of table names without one.
	Database string
	// Poll is the longest pause between two reads of a running query's state. Zero: one second.
	Poll time.Duration
}

// Run runs one SQL statement and waits for its end. Each parameter takes the place of a question mark: it is a literal as
// it would stand in the SQL, so text needs its own quotes.
//
// A statement that fails or is cancelled is a [Failure] with the reason Athena gives. When ctx ends, or the state of the query cannot be read,
// the query is stopped.
// https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
func (w Workgroup) Run(ctx context.Context, sql string, parameters ...string) (*Result, error) {
	return w.run(ctx, w.Database, sql, parameters)
}

func (w Workgroup) run(ctx context.Context, database, sql string, parameters []string) (*Result, error) {
	id, err := w.start(ctx, &sdk.StartQueryExecutionInput{
		QueryString:           &sql,
		ExecutionParameters:   parameters,
		WorkGroup:             &w.Name,
		QueryExecutionContext: &types.QueryExecutionContext{Database: &database},
	})
	if err != nil {
		return nil, fmt.Errorf("athena: workgroup %s: %w", w.Name, err)
	}
	execution, err := w.wait(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("athena: query %s: %w", id, err)
	}
	result, err := w.rows(ctx, execution)
	if err != nil {
		return nil, fmt.Errorf("athena: rows of query %s: %w", id, err)
	}
	return result, nil
}

// grace is how long the request that starts a query may last after its context has ended.
const grace = 5 * time.Second

// start starts a query and returns its id. The end of ctx does not cut the request off: a query whose id is not known cannot be stopped.
func (w Workgroup) start(ctx context.Context, input *sdk.StartQueryExecutionInput) (string, error) {
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	request, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })()
	started, err := w.Client.StartQueryExecution(request, input)
	if err != nil {
		return "", err
	}
	return aws.ToString(started.QueryExecutionId), nil
}

// wait returns the execution of a query after it has succeeded.
func (w Workgroup) wait(ctx context.Context, id string) (*types.QueryExecution, error) {
	longest := w.Poll
	if longest == 0 {
		longest = time.Second
	}
	for pause := min(50*time.Millisecond, longest); ; pause = min(2*pause, longest) {
		found, err := w.Client.GetQueryExecution(ctx, &sdk.GetQueryExecutionInput{QueryExecutionId: &id})
		if err != nil {
			w.stop(ctx, id)
			return nil, err
		}
		execution := found.QueryExecution
		switch execution.Status.State {
		case types.QueryExecutionStateSucceeded:
			return execution, nil
		case types.QueryExecutionStateFailed, types.QueryExecutionStateCancelled:
			return nil, newFailure(execution.Status)
		}
		select {
		case <-ctx.Done():
			w.stop(ctx, id)
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// stop stops a query whose end nobody waits for. It would otherwise continue to read, at a cost.
func (w Workgroup) stop(ctx context.Context, id string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	// The error that ended the wait is the one to report.
	_, _ = w.Client.StopQueryExecution(ctx, &sdk.StopQueryExecutionInput{QueryExecutionId: &id})
}
