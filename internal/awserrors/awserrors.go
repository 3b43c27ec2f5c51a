// Package awserrors reads an error of an AWS call: the error in one line, whether it was a refusal or a denial that may end, why its
// context ended, and many errors in one sentence.
package awserrors

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Reason returns an AWS error in one line, without the SDK's description of the request. It says how often a call was repeated.
func Reason(err error) string {
	text := err.Error()
	if refusal, ok := errors.AsType[smithy.APIError](err); ok {
		text = refusal.ErrorCode() + ": " + refusal.ErrorMessage()
	} else if failed, ok := errors.AsType[*url.Error](err); ok {
		text = failed.Err.Error()
	}
	if repeated, ok := errors.AsType[*Repeated](err); ok && !strings.HasSuffix(text, repeated.note()) {
		text += repeated.note()
	}
	return strings.Join(strings.Fields(text), " ")
}

// Refused reports whether AWS refused the caller. A Region that is not enabled answers that the security token is invalid: status
// 403 as well. Services of the JSON protocol, such as AWS Systems Manager, answer a denial with status 400.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html
func Refused(err error) bool {
	if answer, ok := errors.AsType[*smithyhttp.ResponseError](err); ok &&
		(answer.HTTPStatusCode() == http.StatusForbidden || answer.HTTPStatusCode() == http.StatusUnauthorized) {
		return true
	}
	refusal, ok := errors.AsType[smithy.APIError](err)
	return ok && refusal.ErrorCode() == "AccessDeniedException"
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
