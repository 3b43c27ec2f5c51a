package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

type handler struct {
	region        string
	configuration configuration
	memory        memory
	alerts        topic
	// environment are the properties of the resource, for events that bring none and for events that bring forged ones.
	environment map[string]any
}

// bucket is the Region's log bucket, by the function's environment: a request that names another may be forged.
func (h handler) bucket() string {
	name, _ := h.environment[catalog.PropertyBucketName].(string)
	return name
}

// receive passes requests of CloudFormation, which have a request type, to handle, and all other events to repair.
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

// handle carries out a request of CloudFormation. A rollback succeeds whatever is found.
func (h handler) handle(ctx context.Context, event cfn.Event) (map[string]any, error) {
	_, err := customresource.WithRollback(h.memory, h.decide)(ctx, event)
	if err != nil {
		return nil, fmt.Errorf("invocation logging in %s: %w", h.region, err)
	}
	return nil, nil
}

// decide turns logging on for Create and Update. Delete leaves it on, or puts back the configuration that was adopted. A foreign
// configuration that is not to be adopted is never changed. A failure puts back what it found, or says why it could not.
func (h handler) decide(ctx context.Context, event cfn.Event) (map[string]any, error) {
	var done string
	var err error
	switch event.RequestType {
	case cfn.RequestCreate, cfn.RequestUpdate:
		done, err = h.change(ctx, event)
	case cfn.RequestDelete:
		done, err = h.remove(ctx, event.ResourceProperties)
	default:
		err = fmt.Errorf("request type is %q; allowed: Create, Update, Delete", event.RequestType)
	}
	if err == nil {
		slog.InfoContext(ctx, "request done", "region", h.region, "request", event.RequestType, "done", done)
	}
	return nil, err
}
