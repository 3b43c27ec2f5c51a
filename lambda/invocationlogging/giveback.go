package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// remove carries out a Delete: the configuration that was adopted is put back, ours stays on. Properties that could never have been
// deployed have changed nothing.
func (h handler) remove(ctx context.Context, deployed map[string]any) (string, error) {
	const unchanged = "invocation logging stays as it is"
	if deployed[catalog.PropertyBucketName] != h.bucket() {
		return unchanged, nil
	}
	work, cancel := customresource.WithReserve(ctx, restoreReserve, errNoTime)
	defer cancel()
	former, err := h.adopted(work, deployed)
	if err != nil {
		return "", customresource.WithCause(work, err)
	}
	if former == nil {
		return unchanged, nil
	}
	done, err := h.putBack(work, former, deployed)
	return done, customresource.WithCause(work, err)
}

// putBack puts the former configuration back, unless somebody has changed ours since, as by adding a log group: then the present
// configuration is left as it is, and the former one stays in its parameter.
func (h handler) putBack(ctx context.Context, former *types.LoggingConfig, deployed map[string]any) (string, error) {
	ours, err := parse(deployed, h.bucket())
	if err != nil {
		return "", err
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return "", err
	}
	if !loggingconfig.Same(now, former) {
		if !loggingconfig.Same(now, ours.withLogGroup(now, former)) {
			return h.notPutBack(ctx, now, former), nil
		}
		if err := h.set(ctx, former); err != nil {
			return "", fmt.Errorf("the adopted configuration, %s, could not be put back: %w", loggingconfig.Describe(former), err)
		}
	}
	if err := h.memory.keepFormer(ctx, nil); err != nil {
		return "", fmt.Errorf("the adopted configuration is put back, but not forgotten: %w", err)
	}
	return "the adopted configuration is put back: " + loggingconfig.Describe(former), nil
}

// notPutBack publishes an alert, since a successful answer to CloudFormation has no message. It fails nothing.
func (h handler) notPutBack(ctx context.Context, now, former *types.LoggingConfig) string {
	text := fmt.Sprintf("The configuration that was adopted in %s is not put back: somebody has changed ours to %s, which is left as it is. "+
		"The former one, %s, stays in the SSM parameter %s.", h.region, loggingconfig.Describe(now), loggingconfig.Describe(former), catalog.FormerLoggingParameter)
	notified, err := h.notify(ctx, "was not put back", text)
	slog.WarnContext(ctx, "not put back", "region", h.region, "notified", notified, "error", err)
	return text
}
