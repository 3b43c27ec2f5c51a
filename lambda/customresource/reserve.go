package customresource

import (
	"context"
	"fmt"
	"time"
)

// WithReserve returns a context that ends before the deadline of ctx by reserve, with this cause. It has no deadline where ctx has
// none.
func WithReserve(ctx context.Context, reserve time.Duration, cause error) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadlineCause(ctx, deadline.Add(-reserve), cause)
}

// WithCause adds to an error the cause of a context that has ended. It returns the error as it is where the context has not ended,
// and nil for nil.
func WithCause(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil && err != nil {
		return fmt.Errorf("%w: %w", cause, err)
	}
	return err
}
