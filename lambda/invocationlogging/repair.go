package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// repair turns logging on again where somebody turned it off, and returns what it did. What somebody put in its place is
// told, not fought. A change by this function's own role is none: so a repair starts no other.
func (h handler) repair(ctx context.Context, event json.RawMessage) (string, error) {
	i, err := readIncident(event)
	if err == nil && i.seen() && i.by(catalog.LoggingRole(h.region)) {
		return "nothing: the change was our own", nil
	}
	var done string
	if err == nil {
		done, err = h.mend(ctx, i)
	}
	if err != nil {
		return "", fmt.Errorf("repair invocation logging in %s: %w", h.region, err)
	}
	slog.InfoContext(ctx, "repair", "region", h.region, "why", i.did(), "done", done)
	return done, nil
}

func (h handler) mend(ctx context.Context, i incident) (string, error) {
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
	target := want.beside(now, former)
	switch {
	case off(now):
		done, err := h.turnOnAgain(ctx, i, target)
		return done, errors.Join(err, unread)
	case same(now, target):
		return "nothing: logging is on", nil
	case !i.seen():
		return "nothing: it delivers to " + describe(now), nil
	default:
		return h.tell(ctx, "was changed", fmt.Sprintf("%s. Invocation logging in %s now delivers to %s, not to %s, and was left as it is. "+
			`Ask them why, then see docs/runbook.md, "Foreign configuration".`, i.did(), h.region, describe(now), describe(target)))
	}
}

// turnOnAgain puts ours where nothing is, and tells what came of it.
func (h handler) turnOnAgain(ctx context.Context, i incident, target *types.LoggingConfig) (string, error) {
	if err := h.set(ctx, target); err != nil {
		_, unheard := h.tell(ctx, "is off", fmt.Sprintf("%s. Invocation logging in %s could not be turned on again: %s. "+
			`The coverage detector tries again within the hour. See docs/runbook.md, "Repair".`, i.did(), h.region, err))
		return "", errors.Join(err, unheard)
	}
	return h.tell(ctx, "was off and is on again", fmt.Sprintf("%s. Invocation logging in %s is on again and delivers to %s. Calls made meanwhile left no record. "+
		`Ask them why. How to turn logging off for good: docs/runbook.md, "Repair".`, i.did(), h.region, describe(target)))
}

// tell publishes an alert and returns what there is to say of it.
func (h handler) tell(ctx context.Context, what, text string) (string, error) {
	told, err := h.alerts.publish(ctx, "Amazon Bedrock logging in "+h.region+" "+what, text)
	switch {
	case err != nil:
		return "", fmt.Errorf("%s But nobody was told: %w", text, err)
	case !told:
		return text + " But nobody was told: the topic " + h.alerts.arn + " is not there yet.", nil
	}
	return text, nil
}
