package proof

import (
	"context"
	"errors"
	"fmt"
	"strings"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

// Request is a call that was made.
type Request struct {
	API    string `json:"api"`
	Region string `json:"region"`
	// ID is the request id of AWS, which support needs.
	ID string `json:"id,omitempty"`
	// Error is the error code. Empty: the call succeeded.
	Error string `json:"error,omitempty"`
}

// errUndeclared is the error of a call that the running check does not declare.
var errUndeclared = errors.New("the check does not declare the call")

// running is the key of the context value that names the check under way.
type running struct{}

// guard refuses calls that the running check does not declare, and changes of resources that are not its own, and records the others. It is added to every client.
func guard(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("DeclaredCalls", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
		middleware.InitializeOutput, middleware.Metadata, error,
	) {
		api := name(awsmiddleware.GetServiceID(ctx), awsmiddleware.GetOperationName(ctx))
		r, _ := ctx.Value(running{}).(*Run)
		if r == nil || !r.check.declares(api) {
			return middleware.InitializeOutput{}, middleware.Metadata{}, fmt.Errorf("%s: %w", api, errUndeclared)
		}
		if foreign := r.foreign(api, awsmiddleware.GetRegion(ctx), in.Parameters); foreign != "" {
			return middleware.InitializeOutput{}, middleware.Metadata{}, fmt.Errorf("%s on %q: %w", api, foreign, errForeign)
		}
		out, metadata, err := next.HandleInitialize(ctx, in)
		r.record(request(ctx, api, metadata, err))
		return out, metadata, err
	}), middleware.After)
}

// name returns the name of an API, such as "bedrock-runtime:Converse".
func name(service, operation string) string {
	return strings.ReplaceAll(strings.ToLower(service), " ", "-") + ":" + operation
}

func request(ctx context.Context, api string, metadata middleware.Metadata, err error) Request {
	made := Request{API: api, Region: awsmiddleware.GetRegion(ctx)}
	made.ID, _ = awsmiddleware.GetRequestIDMetadata(metadata)
	if answer, ok := errors.AsType[*awshttp.ResponseError](err); ok {
		made.ID = answer.ServiceRequestID()
	}
	if refusal, ok := errors.AsType[smithy.APIError](err); ok {
		made.Error = refusal.ErrorCode()
	} else if err != nil {
		made.Error = "no answer"
	}
	return made
}
