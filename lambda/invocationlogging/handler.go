package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// restoreReserve is the part of a request's time that is kept for putting back what was found.
const restoreReserve = 30 * time.Second

var errNoTime = errors.New("time was up before the configuration was on; raise the function's timeout")

// configuration is a Region's one logging configuration.
type configuration interface {
	// get returns nil where logging is off.
	get(context.Context) (*types.LoggingConfig, error)
	put(context.Context, *types.LoggingConfig) error
	delete(context.Context) error
}

type handler struct {
	region        string
	configuration configuration
}

// handle turns logging on for Create and Update, and leaves it on for Delete. It never changes a configuration that is
// not ours; when it fails it has put back what it found, or says why not.
func (h handler) handle(ctx context.Context, event cfn.Event) (map[string]any, error) {
	switch event.RequestType {
	case cfn.RequestCreate, cfn.RequestUpdate:
		if err := h.turnOn(ctx, event); err != nil {
			return nil, fmt.Errorf("invocation logging in %s: %w", h.region, err)
		}
		return nil, nil
	case cfn.RequestDelete:
		slog.InfoContext(ctx, "deleted the resource; invocation logging stays as it is", "region", h.region)
		return nil, nil
	default:
		return nil, fmt.Errorf("invocation logging in %s: request type is %q; allowed: Create, Update, Delete", h.region, event.RequestType)
	}
}

func (h handler) turnOn(ctx context.Context, event cfn.Event) error {
	want, err := wanted(event.ResourceProperties)
	if err != nil {
		return err
	}
	ours := buckets(event.ResourceProperties, event.OldResourceProperties)

	work, cancel := withReserve(ctx)
	defer cancel()
	found, err := h.configuration.get(work)
	if err != nil {
		return explain(work, err)
	}
	slog.InfoContext(ctx, "found", "region", h.region, "request", event.RequestType, "configuration", describe(found), "wanted", describe(want))
	if foreign(found, ours) {
		return fmt.Errorf("it is somebody else's, and nothing was changed: it delivers to %s, not to %s; "+
			"delete it (aws bedrock delete-model-invocation-logging-configuration --region %s) or take the Region out of regions.go, then deploy again",
			describe(found), location(want.S3Config), h.region)
	}
	if same(found, want) {
		return nil
	}
	if err := h.set(work, want); err != nil {
		failed := explain(work, err)
		if err := h.restore(ctx, found, ours); err != nil {
			return fmt.Errorf("%w; %w", failed, explain(ctx, err))
		}
		return failed
	}
	slog.InfoContext(ctx, "set", "region", h.region, "configuration", describe(want))
	return nil
}

// set puts the configuration, or deletes it where c is off, and reads it back.
func (h handler) set(ctx context.Context, c *types.LoggingConfig) error {
	change := func() error { return h.configuration.put(ctx, c) }
	if off(c) {
		change = func() error { return h.configuration.delete(ctx) }
	}
	if err := change(); err != nil {
		return err
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return err
	}
	if !same(now, c) {
		return fmt.Errorf("set %s, but read back %s", describe(c), describe(now))
	}
	return nil
}

// restore puts back what was found. A failed put may have been applied all the same, and somebody else may have come in
// between: so it reads first, and leaves what is not ours.
func (h handler) restore(ctx context.Context, before *types.LoggingConfig, ours []string) error {
	now, err := h.configuration.get(ctx)
	if err != nil {
		return fmt.Errorf("it was %s before, and may not be now: %w", describe(before), err)
	}
	if same(now, before) {
		return nil
	}
	if foreign(now, ours) {
		return fmt.Errorf("it was %s before; somebody else has set %s meanwhile, which is left as it is", describe(before), describe(now))
	}
	if err := h.set(ctx, before); err != nil {
		return fmt.Errorf("it was %s before, and could not be put back: %w", describe(before), err)
	}
	slog.InfoContext(ctx, "put back what was found", "region", h.region, "configuration", describe(before))
	return nil
}

func withReserve(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadlineCause(ctx, deadline.Add(-restoreReserve), errNoTime)
}

// explain adds why the context ended, where it did.
func explain(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return fmt.Errorf("%w: %w", cause, err)
	}
	return err
}
