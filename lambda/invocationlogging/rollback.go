package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
)

// rememberTimeout is taken from the time kept for the answer.
const rememberTimeout = 5 * time.Second

// undoable does what a Create or an Update asks for, so that CloudFormation can take it back.
//
// CloudFormation undoes a failed update by another update, back to the former properties. Whatever failed the first, such as
// a foreign configuration, may fail the second too, and the stack would be stuck in UPDATE_ROLLBACK_FAILED. So every success
// ends by remembering the properties, and an update back to those succeeds, wherever the one before it failed or was killed.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes-update.html
func (h handler) undoable(ctx context.Context, event cfn.Event, change func() (string, error)) (string, error) {
	this := digest(event.ResourceProperties)
	deployed, unread := h.memory.deployed(ctx)
	undoing := event.RequestType == cfn.RequestUpdate && deployed == this
	done, err := change()
	switch {
	case err == nil && !undoing:
		return done, h.remember(ctx, this)
	case err != nil && undoing:
		slog.WarnContext(ctx, "a rollback succeeds whatever is found", "region", h.region, "error", err)
		return "it is left as it is, to let a rollback pass", nil
	case err != nil && unread != nil:
		return "", fmt.Errorf("%w; whether this is a rollback is not known: %w", err, unread)
	}
	return done, err
}

// remember ends a success. Without it the request fails, and what CloudFormation then does is right.
func (h handler) remember(ctx context.Context, properties string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), rememberTimeout)
	defer cancel()
	if err := h.memory.keepDeployed(ctx, properties); err != nil {
		return fmt.Errorf("it is on, but a later rollback could fail: %w", err)
	}
	return nil
}

func digest(properties map[string]any) string {
	text, _ := json.Marshal(properties) // they came as JSON
	return fmt.Sprintf("%x", sha256.Sum256(text))
}
