package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
)

// markerTimeout is taken from the time kept for the answer: an update that fails because its time is up is remembered, too.
const markerTimeout = 5 * time.Second

// settle returns the error a deployment ends with, given the one it came to.
//
// CloudFormation undoes a failed update by another update, back to the former properties. Whatever failed the first may
// still be so; would it fail the second, the stack would be stuck in UPDATE_ROLLBACK_FAILED. So a failed update is
// remembered, and the one that undoes it succeeds. Every success forgets.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes-update.html
func (h handler) settle(ctx context.Context, event cfn.Event, failure error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), markerTimeout)
	defer cancel()
	update, this := event.RequestType == cfn.RequestUpdate, deployment(event)
	failed, unread := h.failed(ctx)
	switch {
	case update && this.Undoes(failed):
		if failure != nil {
			slog.WarnContext(ctx, "a rollback succeeds whatever is found", "error", failure)
		}
		h.forget(ctx)
		return nil
	case failure == nil:
		if unread != nil || failed != (Deployment{}) {
			h.forget(ctx)
		}
		return nil
	case !update:
		return failure
	}
	err := unread
	if err == nil { // what could not be read may be the very deployment that this one undoes, and stays
		err = h.remember(ctx, this)
	}
	if err != nil {
		return errors.Join(failure, fmt.Errorf("the rollback may fail, too: %w", err))
	}
	return failure
}

// forget fails nothing: what stays remembered only lets an exact return to the lists before the failed ones pass.
func (h handler) forget(ctx context.Context) {
	if err := h.remember(ctx, Deployment{}); err != nil {
		slog.WarnContext(ctx, "an earlier failed deployment stays remembered", "error", err)
	}
}

// deployment returns the digests of the lists before and after a request; empty where it has none.
func deployment(event cfn.Event) Deployment {
	to, _ := event.ResourceProperties["CatalogHash"].(string)
	from, _ := event.OldResourceProperties["CatalogHash"].(string)
	return Deployment{To: to, From: from}
}
