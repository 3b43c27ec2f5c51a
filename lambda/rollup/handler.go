package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// physicalID never changes: an account has one roll-up.
const physicalID = "rollup"

// publishReserve is the time between the end of a run and the function's timeout, in which its query is stopped and its failure is published.
const publishReserve = 20 * time.Second

var errTimeUp = errors.New("the function's time is over; go run ./cmd/rollup has no such limit")

type handler struct {
	setup    func(context.Context) error
	plan     func(context.Context) (rollup.Plan, error)
	run      func(context.Context, rollup.Plan) (rollup.Result, error)
	maintain func(context.Context) error
	// publish publishes the metrics of a run. notRolledUp nil: not known.
	publish func(ctx context.Context, failed bool, notRolledUp *int) error
	// patience is the time in which a denied query of a new role is repeated, and pause that between two of them.
	patience, pause time.Duration
}

// handle creates the table for CloudFormation, whose events have a request type, and rolls up for the schedule, whose events have the time for
// which they were scheduled.
// https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
func (h handler) handle(ctx context.Context, event json.RawMessage) (string, error) {
	var request struct {
		cfn.Event
		Time time.Time `json:"time"`
	}
	if err := json.Unmarshal(event, &request); err != nil {
		return "", fmt.Errorf("read the event: %w", err)
	}
	if request.RequestType == "" {
		return "", h.scheduled(ctx, weekly(request.Time))
	}
	return customresource.Handler(physicalID, h.deploy)(ctx, request.Event)
}

// scheduled does a run and publishes its outcome, also where it failed.
func (h handler) scheduled(ctx context.Context, maintains bool) error {
	runCtx, cancel := customresource.WithReserve(ctx, publishReserve, errTimeUp)
	defer cancel()
	notRolledUp, err := h.roll(runCtx, maintains)
	err = customresource.WithCause(runCtx, err)
	err = errors.Join(err, h.publish(ctx, err != nil, notRolledUp))
	if err != nil {
		slog.ErrorContext(ctx, "the roll-up failed: docs/runbook.md, Roll-up fails", "error", err)
	}
	return err
}

// roll rolls up the days that are due and, where asked to, maintains the table. It returns the number of days that are due and not rolled up.
func (h handler) roll(ctx context.Context, maintains bool) (notRolledUp *int, err error) {
	if err := h.setup(ctx); err != nil {
		return nil, err
	}
	plan, err := h.plan(ctx)
	if err != nil {
		return nil, err
	}
	result, err := h.run(ctx, plan)
	slog.InfoContext(ctx, "run", "first", plan.First.Format(time.DateOnly), "last", plan.Last.Format(time.DateOnly), "due", plan.Days(), "rolled_up", result.RolledUp,
		"failed", len(result.Failed), "left", result.Left, "kept", len(plan.Kept), "current", plan.Current, "queries", result.Queries, "bytes", result.ScannedBytes)
	if maintains && ctx.Err() == nil {
		err = errors.Join(err, h.maintain(ctx))
	}
	return new(result.NotRolledUp()), err
}

// weekly reports whether a run was scheduled as the first of a Monday (UTC). Zero, of an event without a time: it was not scheduled.
func weekly(at time.Time) bool {
	at = at.UTC()
	return !at.IsZero() && at.Weekday() == time.Monday && at.Hour() < 6
}

// deploy creates the database and the table, and fails the creation of the resource where that fails. Two failures are published and fail no
// deployment, because the next run tries again: that of an update, whose table is there and whose rollback would fail likewise, and a denial,
// which a grant of Lake Formation may end, and it can be given only to a role that exists. Deleting the resource deletes nothing: the roll-up
// outlives the program.
func (h handler) deploy(ctx context.Context, event cfn.Event) (map[string]any, error) {
	if event.RequestType == cfn.RequestDelete {
		return nil, nil
	}
	err := h.patiently(ctx)
	if unpublished := h.publish(ctx, err != nil, nil); unpublished != nil {
		slog.ErrorContext(ctx, "the outcome was not published", "error", unpublished)
	}
	if err != nil && (event.RequestType == cfn.RequestUpdate || denied(err)) {
		slog.ErrorContext(ctx, "the roll-up failed: docs/runbook.md, Roll-up fails", "error", err)
		return nil, nil
	}
	return nil, err
}

// patiently creates the table, and tries again for a minute while a query is denied: the permissions of a new role take time, and
// [customresource.ClientConfig] does not repeat what Athena calls.
func (h handler) patiently(ctx context.Context) error {
	for end := time.Now().Add(h.patience); ; {
		err := h.setup(ctx)
		if !denied(err) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(h.pause):
		}
	}
}

// denied reports whether a query was denied what it reads or writes.
func denied(err error) bool {
	failure, failed := errors.AsType[*athena.Failure](err)
	return failed && failure.Denied()
}
