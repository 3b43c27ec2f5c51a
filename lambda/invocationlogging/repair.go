package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// repair turns logging on again where somebody turned it off, and returns what it did. A configuration that somebody put in its place
// is reported in an alert and left as it is. A change by this function's own role needs no repair: so a repair starts no other.
func (h handler) repair(ctx context.Context, event json.RawMessage) (string, error) {
	e, err := readRepairEvent(event)
	if err == nil && e.fromCloudTrail() && e.by(catalog.LoggingRole(h.region)) {
		return "nothing: the change was our own", nil
	}
	var done string
	if err == nil {
		done, err = h.repairAfter(ctx, e)
	}
	if err != nil {
		return "", fmt.Errorf("repair invocation logging in %s: %w", h.region, err)
	}
	slog.InfoContext(ctx, "repair", "region", h.region, "why", e.reason(), "done", done)
	return done, nil
}

func (h handler) repairAfter(ctx context.Context, e repairEvent) (string, error) {
	want, err := parse(h.environment, h.bucket())
	if err != nil {
		return "", err
	}
	var former *types.LoggingConfig
	var unread error
	if want.keepLogs {
		former, unread = h.memory.former(ctx)
	}
	now, err := h.configuration.get(ctx)
	if err != nil {
		return "", err
	}
	target := want.withLogGroup(now, former)
	switch {
	case loggingconfig.IsOff(now):
		done, err := h.turnOnAgain(ctx, e, target)
		return done, errors.Join(err, unread)
	case loggingconfig.Same(now, target):
		return "nothing: logging is on", nil
	case !e.fromCloudTrail():
		return "nothing: it delivers to " + loggingconfig.Describe(now), nil
	default:
		return h.notify(ctx, "was changed", fmt.Sprintf("%s. Invocation logging in %s now delivers to %s, not to %s, and was left as it is. %s"+
			`Ask them why, then see docs/runbook.md, "Foreign configuration".`, e.reason(), h.region, loggingconfig.Describe(now), loggingconfig.Describe(target), h.harmless(now, target)))
	}
}

// harmless says that a log group which somebody added beside our bucket takes no record from it; empty where there is none.
func (h handler) harmless(now, target *types.LoggingConfig) string {
	reading := loggingconfig.Read(now, h.bucket())
	if reading.State != loggingconfig.Ours || reading.LogGroup == loggingconfig.LogGroup(target) || reading.LogGroup == "" {
		return ""
	}
	return "Every record still reaches our bucket, and a deployment keeps the log group. "
}

// turnOnAgain sets ours where logging is off, and notifies of the result.
func (h handler) turnOnAgain(ctx context.Context, e repairEvent, target *types.LoggingConfig) (string, error) {
	if err := h.set(ctx, target); err != nil {
		_, unnotified := h.notify(ctx, "is off", fmt.Sprintf("%s. Invocation logging in %s could not be turned on again: %s. "+
			`The detector tries again within the hour. See docs/runbook.md, "Repair".`, e.reason(), h.region, err))
		return "", errors.Join(err, unnotified)
	}
	return h.notify(ctx, "was off and is on again", fmt.Sprintf("%s. Invocation logging in %s is on again and delivers to %s. Calls made meanwhile left no record. "+
		`Ask them why. How to turn logging off for good: docs/runbook.md, "Repair".`, e.reason(), h.region, loggingconfig.Describe(target)))
}
