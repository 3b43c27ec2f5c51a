package customresource

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Patience is the time from the beginning of a request in which denials are repeated.
const Patience = time.Minute

const (
	// deniedPause is the time between a denial and the next call.
	deniedPause = 3 * time.Second
	// callReserve is the time of the last call before the context ends: a denial is to be reported as one, not as a late answer.
	callReserve = 2 * time.Second
)

// IsRequest reports whether an event is a request of CloudFormation.
func IsRequest(event json.RawMessage) bool {
	_, is := requestOf(event)
	return is
}

func requestOf(event json.RawMessage) (request cfn.Event, is bool) {
	err := json.Unmarshal(event, &request)
	return request, err == nil && request.RequestType != ""
}

// ClientConfig returns the configuration of the clients that serve one event. Without clients no event changes anything.
//
// Error: a request whose ResponseURL is not CloudFormation's. Whoever may invoke a function may forge a request: nothing is done for it,
// and it is not answered. The error and the log do not hold the path and the query of the URL.
//
// CloudFormation calls a function as soon as its role exists, and IAM may not see the role's permissions for some tens of seconds. So for a
// request of CloudFormation, each call that is denied in the first minute of the request is repeated by the SDK's own retries, except a
// denial that awserrors.DeniedForGood. All calls share the minute. A denial that remains is an awserrors.Repeated. No call is repeated that
// the deadline of its context leaves no time for.
//
// Every other event, as of a schedule or of a repair, gets cfg itself: a denial is final.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
// https://github.com/aws/aws-cdk/issues/37675
func ClientConfig(cfg aws.Config, event json.RawMessage) (aws.Config, error) {
	request, is := requestOf(event)
	if !is {
		return cfg, nil
	}
	if err := checkResponseURL(cfg, request.ResponseURL); err != nil {
		slog.Error("request refused: nothing is done for it", "request", request.RequestType, "stack", request.StackID, "resource", request.LogicalResourceID, "error", err)
		return aws.Config{}, fmt.Errorf("request refused: %w", err)
	}
	patience := &patience{end: time.Now().Add(Patience)}
	cfg.APIOptions = append(slices.Clone(cfg.APIOptions), func(stack *middleware.Stack) error {
		return stack.Finalize.Insert(patience, (*retry.Attempt)(nil).ID(), middleware.Before)
	})
	return cfg, nil
}

// patience repeats denied calls around the SDK's retries of all other errors, which stay as they are.
type patience struct {
	// end is the time after which no denial is repeated.
	end time.Time
}

// ID is the name of the step in the SDK's stack.
func (*patience) ID() string { return "RepeatDenied" }

// HandleFinalize calls until the answer is no denial or there is no time left.
func (p *patience) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
	first := time.Now()
	denials := &deniedRetryer{last: p.end}
	if deadline, ok := ctx.Deadline(); ok && deadline.Add(-callReserve).Before(p.end) {
		denials.last = deadline.Add(-callReserve)
	}
	out, metadata, err := retry.NewAttemptMiddleware(denials, smithyhttp.RequestCloner).HandleFinalize(ctx, in, next)
	if denials.repeated > 0 {
		if awserrors.Denied(err) {
			err = &awserrors.Repeated{Err: err, Calls: 1 + denials.repeated, Within: time.Since(first)}
		}
		slog.InfoContext(ctx, "a denied call was repeated", "service", awsmiddleware.GetServiceID(ctx), "operation", awsmiddleware.GetOperationName(ctx),
			"calls", 1+denials.repeated, "seconds", time.Since(first).Seconds(), "error", err)
	}
	return out, metadata, err
}

// deniedRetryer is the retryer of one call's denials.
type deniedRetryer struct {
	aws.NopRetryer
	// last is the time of the last call.
	last     time.Time
	repeated int
}

// MaxAttempts is 0: as many as there is time for.
func (*deniedRetryer) MaxAttempts() int { return 0 }

// IsErrorRetryable reports whether the error is a denial that may end, and there is time for another call.
func (r *deniedRetryer) IsErrorRetryable(err error) bool {
	if !awserrors.Denied(err) || awserrors.DeniedForGood(err) || time.Now().Add(deniedPause).After(r.last) {
		return false
	}
	r.repeated++
	return true
}

// RetryDelay is the same before each call.
func (*deniedRetryer) RetryDelay(int, error) (time.Duration, error) { return deniedPause, nil }
