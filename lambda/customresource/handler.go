// Package customresource answers CloudFormation for a custom resource: within the function's time, in the size that CloudFormation
// takes, and so that a failed update can be rolled back. The physical id changes only where the resource was replaced: a changed id
// makes CloudFormation delete the resource of the old one.
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

// answerReserve is the time between the end of a decision and the function's timeout: CloudFormation always gets an answer instead
// of waiting for its own timeout.
const answerReserve = 15 * time.Second

var errTimeUp = errors.New("the function's time is nearly up; raise its timeout")

// Decide carries out a request and returns the attributes of the resource. Its context ends 15 seconds before the function's timeout;
// the reason is its context.Cause. Attributes beside an error are those of a rollback that succeeds all the same: see WithRollback.
type Decide func(ctx context.Context, event cfn.Event) (map[string]any, error)

// Handler returns the Lambda handler of a resource with a constant physical id. An error of decide fails the request and is its
// reason, cut to the size that CloudFormation takes. The log has the whole error.
//
// The handler itself fails only when CloudFormation cannot be answered. Neither its errors nor its log hold the ResponseURL of the
// request, which is a credential.
func Handler(id string, decide Decide) cfn.CustomResourceLambdaFunction {
	return answering(func(ctx context.Context, event cfn.Event) (string, map[string]any, error) {
		data, err := decide(ctx, event)
		return id, data, err
	})
}

// answering returns the Lambda handler of a resource. decide returns the physical id beside an error, too.
func answering(decide Replace) cfn.CustomResourceLambdaFunction {
	answered := cfn.LambdaWrap(func(ctx context.Context, event cfn.Event) (string, map[string]any, error) {
		ctx, cancel := WithReserve(ctx, answerReserve, errTimeUp)
		defer cancel()
		id, data, err := decide(ctx, event)
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
