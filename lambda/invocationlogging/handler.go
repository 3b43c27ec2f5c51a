package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// restoreReserve is the part of a request's time that is kept for putting back what was found.
const restoreReserve = 30 * time.Second

var errNoTime = errors.New("time was up before the configuration was on; raise the function's timeout")

type handler struct {
	region        string
	configuration configuration
	memory        memory
	alerts        topic
	// environment are the properties of the resource, for events that bring none and those that bring forged ones.
	environment map[string]any
}

// bucket is the Region's log bucket.
func (h handler) bucket() string {
	name, _ := h.environment[bucketProperty].(string)
	return name
}

// receive tells CloudFormation's requests, which have a request type, from what asks for a repair.
func (h handler) receive(ctx context.Context, event json.RawMessage) (string, error) {
	var request cfn.Event
	if err := json.Unmarshal(event, &request); err != nil {
		return "", fmt.Errorf("read the event: %w", err)
	}
	if request.RequestType == "" {
		return h.repair(ctx, event)
	}
	return customresource.Handler(physicalID, h.handle)(ctx, request)
}

// handle turns logging on for Create and Update. Delete leaves it on, or puts back what was adopted. It never changes a
// configuration that is not ours and not to be adopted; when it fails it has put back what it found, or says why not.
func (h handler) handle(ctx context.Context, event cfn.Event) (map[string]any, error) {
	var done string
	var err error
	switch event.RequestType {
	case cfn.RequestCreate, cfn.RequestUpdate:
		done, err = h.undoable(ctx, event, func() (string, error) { return h.change(ctx, event) })
	case cfn.RequestDelete:
		done, err = h.leave(ctx, event.ResourceProperties)
	default:
		err = fmt.Errorf("request type is %q; allowed: Create, Update, Delete", event.RequestType)
	}
	if err != nil {
		return nil, fmt.Errorf("invocation logging in %s: %w", h.region, err)
	}
	slog.InfoContext(ctx, "request done", "region", h.region, "request", event.RequestType, "done", done)
	return nil, nil
}

// order is what a Create or an Update asks for, and what it must know of before.
type order struct {
	desired
	ours ownership
	// former is what an adoption replaced. Nil: nothing.
	former *types.LoggingConfig
	// endsAdoption means that the properties before adopted and those now do not.
	endsAdoption bool
}

// change brings the configuration to what the properties ask for, and returns what it did.
func (h handler) change(ctx context.Context, event cfn.Event) (string, error) {
	now, before := event.ResourceProperties, event.OldResourceProperties
	want, err := parse(now, h.bucket())
	if err != nil {
		return "", err
	}
	work, cancel := withReserve(ctx)
	defer cancel()
	former, err := h.adopted(work, now, before)
	if err != nil {
		return "", explain(work, err)
	}
	o := order{want, owned(h.bucket(), now, before), former, !want.adopt && before[adoptProperty] == "true"}
	if o.endsAdoption && former != nil {
		done, err := h.putBack(work, former, before)
		return done, explain(work, err)
	}
	return h.turnOn(ctx, work, o)
}

// turnOn works within the time of work, and has all of ctx for putting back what it found.
func (h handler) turnOn(ctx, work context.Context, o order) (string, error) {
	found, err := h.configuration.get(work)
	if err != nil {
		return "", explain(work, err)
	}
	target := o.beside(found, o.former)
	slog.InfoContext(ctx, "found", "region", h.region, "configuration", describe(found), "wanted", describe(target))
	if same(found, target) {
		return "it was on", nil
	}
	done := "it is on"
	if o.ours.foreign(found) {
		switch {
		case o.endsAdoption: // it is what was adopted, back already, or somebody changed ours
			return "it is left as it is: " + describe(found), nil
		case !o.adopt:
			return "", h.refusal(found, target)
		}
		if err := h.adopt(work, found, o.former); err != nil {
			return "", explain(work, err)
		}
		done = "it is on, and took the place of " + describe(found)
	}
	if err := h.set(work, target); err != nil {
		failed := explain(work, err)
		if err := h.restore(ctx, found, o.ours); err != nil {
			return "", fmt.Errorf("%w; %w", failed, explain(ctx, err))
		}
		return "", failed
	}
	return done, nil
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
	if cause := context.Cause(ctx); cause != nil && err != nil {
		return fmt.Errorf("%w: %w", cause, err)
	}
	return err
}
