// Package customresource answers CloudFormation for custom resources of which a stack has one, so that their physical id
// never changes: a changed id makes CloudFormation delete what the old one stood for.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes-update.html
package customresource

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
)

// answerReserve is how long before the function's timeout a decision ends, so that CloudFormation always gets an answer
// instead of waiting for its own timeout.
const answerReserve = 15 * time.Second

var errTimeUp = errors.New("the function's time is nearly up; raise its timeout")

// Decide does what a request asks for and returns the attributes of the resource. Its context ends 15 seconds before the
// function's timeout; a cut off decision finds the reason in context.Cause.
type Decide func(ctx context.Context, event cfn.Event) (map[string]any, error)

// Handler returns the Lambda handler of a resource with a constant physical id. An error of decide fails the request and
// becomes its reason, cut to what CloudFormation takes; the whole of it is logged.
//
// The handler itself fails only when CloudFormation cannot be answered. Neither its errors nor its log hold the request's
// ResponseURL, which is a credential.
func Handler(id string, decide Decide) cfn.CustomResourceLambdaFunction {
	answered := cfn.LambdaWrap(func(ctx context.Context, event cfn.Event) (string, map[string]any, error) {
		ctx, cancel := withReserve(ctx)
		defer cancel()
		data, err := decide(ctx, event)
		if err != nil {
			slog.ErrorContext(ctx, "request failed", "request", event.RequestType, "resource", event.LogicalResourceID, "error", err)
			return id, nil, cut(id, event, err)
		}
		return id, data, nil
	})
	return func(ctx context.Context, event cfn.Event) (string, error) {
		_, err := answered(ctx, event)
		if err == nil {
			return "", nil
		}
		if failed, ok := errors.AsType[*url.Error](err); ok {
			err = failed.Err
		}
		return "", fmt.Errorf("answer CloudFormation: %w", err)
	}
}

func withReserve(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithDeadlineCause(ctx, deadline.Add(-answerReserve), errTimeUp)
}
