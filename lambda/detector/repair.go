package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// repairer invokes the function of a Region that turns its logging on.
type repairer struct {
	// regions are the Regions whose logging is repaired.
	regions []string
	invoke  func(ctx context.Context, region string, event []byte) error
}

// newRepairer returns a repairer that does not wait: a repair may take minutes, and the function itself reports its result.
func newRepairer(cfg aws.Config, regions []string) repairer {
	return repairer{regions, func(ctx context.Context, region string, event []byte) error {
		client := lambda.NewFromConfig(cfg, func(o *lambda.Options) { o.Region = region })
		_, err := client.Invoke(ctx, &lambda.InvokeInput{
			FunctionName:   aws.String(catalog.LoggingFunction(region)),
			InvocationType: types.InvocationTypeEvent,
			Payload:        event,
		})
		return err
	}}
}

// start starts a repair in each listed Region whose logging is off. A failure in one Region hides no other.
func (r repairer) start(ctx context.Context, findings []coverage.Finding) error {
	event, err := json.Marshal(events.EventBridgeEvent{Source: catalog.RepairSource, DetailType: "Invocation Logging Is Off"})
	if err != nil {
		return fmt.Errorf("start repairs: %w", err)
	}
	var failed []error
	for _, f := range findings {
		if !f.RepairDue() || !slices.Contains(r.regions, f.Region) {
			continue
		}
		if err := r.invoke(ctx, f.Region, event); err != nil {
			failed = append(failed, fmt.Errorf("start the repair of %s: %s", f.Region, awserrors.Reason(err)))
			continue
		}
		slog.InfoContext(ctx, "repair started", "region", f.Region)
	}
	return errors.Join(failed...)
}
