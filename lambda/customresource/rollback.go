package customresource

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
)

// memoryTimeout limits each use of the memory after the time of the request is up. It is taken from the time kept for the answer: such a
// request can still be recognized as a rollback, and a late success is remembered. Before, a use has the time for repeated denials as well.
const memoryTimeout = 5 * time.Second

// Memory keeps the digest of the properties that were last deployed, from one request to the next.
type Memory interface {
	// Recall returns the digest; empty where none was remembered.
	Recall(ctx context.Context) (string, error)
	// Remember replaces the digest.
	Remember(ctx context.Context, digest string) error
}

// WithRollback lets CloudFormation roll back an update that decide has failed.
//
// CloudFormation rolls back a failed update by another update, to the former properties. The condition that failed the first, such as a
// foreign configuration, may fail the second too, and the stack would be stuck in UPDATE_ROLLBACK_FAILED. So every successful Create and
// Update ends by remembering its properties. An Update to the remembered properties is a rollback and succeeds with the attributes of
// decide, whether the update before it failed or its process was killed.
//
// A success that cannot be remembered fails: otherwise a later rollback could fail. A failure whose memory cannot be read says so. Delete
// uses no memory.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes-update.html
func WithRollback(memory Memory, decide Decide) Decide {
	return func(ctx context.Context, event cfn.Event) (map[string]any, error) {
		if event.RequestType != cfn.RequestCreate && event.RequestType != cfn.RequestUpdate {
			return decide(ctx, event)
		}
		requested := Digest(event.ResourceProperties)
		deployed, unread := recall(ctx, memory)
		rollback := event.RequestType == cfn.RequestUpdate && deployed == requested
		data, err := decide(ctx, event)
		switch {
		case err == nil && !rollback:
			return data, remember(ctx, memory, requested)
		case err != nil && rollback:
			slog.WarnContext(ctx, "a rollback succeeds whatever is found", "resource", event.LogicalResourceID, "error", err)
			return data, nil
		case err != nil && unread != nil:
			return data, fmt.Errorf("%w; whether this is a rollback is not known: %w", err, unread)
		}
		return data, err
	}
}

// Digest returns the digest of the properties of a request.
func Digest(properties map[string]any) string {
	text, _ := json.Marshal(properties) // they came as JSON
	return fmt.Sprintf("%x", sha256.Sum256(text))
}

func recall(ctx context.Context, memory Memory) (string, error) {
	ctx, cancel := memoryContext(ctx)
	defer cancel()
	return memory.Recall(ctx)
}

func remember(ctx context.Context, memory Memory, digest string) error {
	ctx, cancel := memoryContext(ctx)
	defer cancel()
	if err := memory.Remember(ctx, digest); err != nil {
		return fmt.Errorf("the deployment succeeded, but a later rollback could fail: %w", err)
	}
	return nil
}

// memoryContext returns the context of one use of the memory, which outlives that of the request.
func memoryContext(ctx context.Context) (context.Context, context.CancelFunc) {
	limit := memoryTimeout
	if ctx.Err() == nil {
		limit += Patience
		if deadline, ok := ctx.Deadline(); ok {
			limit = max(memoryTimeout, min(limit, time.Until(deadline)))
		}
	}
	return context.WithTimeout(context.WithoutCancel(ctx), limit)
}
