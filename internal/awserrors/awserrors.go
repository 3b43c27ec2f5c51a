// Package awserrors reads an error of an AWS call: the error in one line, what to do about it, whether it was a refusal or a denial that
// may end, why its context ended, and many errors in one sentence.
package awserrors

import (
	"context"
	"errors"
	"net"
	"net/http"

	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Refused reports whether AWS refused the caller. A Region that is not enabled answers that the security token is invalid: status
// 403 as well. Services of the JSON protocol, such as AWS Systems Manager, answer a denial with status 400. A status 403 without an error
// of AWS comes from something else on the way, such as a proxy.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html
func Refused(err error) bool {
	refusal, ok := answered(err)
	if !ok {
		return false
	}
	if answer, ok := errors.AsType[*smithyhttp.ResponseError](err); ok &&
		(answer.HTTPStatusCode() == http.StatusForbidden || answer.HTTPStatusCode() == http.StatusUnauthorized) {
		return true
	}
	return refusal.ErrorCode() == "AccessDeniedException"
}

// NoEndpoint reports whether the name of the service's endpoint does not exist: a Region has none for a service that it does not
// offer.
func NoEndpoint(err error) bool {
	lookup, ok := errors.AsType[*net.DNSError](err)
	return ok && lookup.IsNotFound
}

// Cause returns the cause of the context's end where that ended the call, and otherwise err itself.
func Cause(ctx context.Context, err error) error {
	if ctx.Err() != nil && (errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)) {
		return context.Cause(ctx)
	}
	return err
}
