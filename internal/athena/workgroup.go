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
// A statement that fails or is cancelled is an error with the reason Athena gives. When ctx ends, the query is stopped.
// https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
func (w Workgroup) Run(ctx context.Context, sql string, parameters ...string) (*Result, error) {
	return w.run(ctx, w.Database, sql, parameters)
}

func (w Workgroup) run(ctx context.Context, database, sql string, parameters []string) (*Result, error) {
	started, err := w.Client.StartQueryExecution(ctx, &sdk.StartQueryExecutionInput{
		QueryString:           &sql,
		ExecutionParameters:   parameters,
		WorkGroup:             &w.Name,
		QueryExecutionContext: &types.QueryExecutionContext{Database: &database},
	})
	if err != nil {
		return nil, fmt.Errorf("athena: workgroup %s: %w", w.Name, err)
	}
	id := aws.ToString(started.QueryExecutionId)
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
			return nil, fmt.Errorf("%s: %s", execution.Status.State, aws.ToString(execution.Status.StateChangeReason))
		}
		select {
		case <-ctx.Done():
			w.stop(ctx, id)
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// stop stops a query whose context has ended. It would otherwise continue to read, at a cost.
func (w Workgroup) stop(ctx context.Context, id string) {
	if ctx.Err() == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	// The reason of the ended context is the one to report.
	_, _ = w.Client.StopQueryExecution(ctx, &sdk.StopQueryExecutionInput{QueryExecutionId: &id})
}
