package awserrors

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Remedy returns what to do about an error of an AWS call: allow where AWS denied the call, and otherwise what helps against the error.
// Empty: the error says it itself, or nothing is known to help.
func Remedy(err error, allow string) string {
	answer, ok := answered(err)
	switch {
	case Throttled(err):
		return "wait a minute and run it again"
	case Expired(err):
		return "sign in again (aws sso login), or set AWS_PROFILE"
	case ok && slices.Contains(unknownCredentials, answer.ErrorCode()):
		return "check the credentials (aws sts get-caller-identity) and the clock of this machine"
	case Denied(err):
		return allow
	case Unreachable(err):
		return "check the network, its proxy and AWS_ENDPOINT_URL"
	case failedInside(err):
		return "run it again"
	}
	return ""
}

// Advised returns the reason of an error and, behind a semicolon, its remedy.
func Advised(err error, allow string) string {
	if remedy := Remedy(err, allow); remedy != "" {
		return Reason(err) + "; " + remedy
	}
	return Reason(err)
}

// Action returns the remedy of an error for the beginning of a message: where none is known, to run it again.
func Action(err error, allow string) string {
	return cmp.Or(Remedy(err, allow), "run it again")
}

// Plain returns the text of an error, with the errors of AWS calls in it as [Advised] says them.
func Plain(err error, allow string) string {
	text := err.Error()
	for _, call := range calls(err) {
		text = strings.Replace(text, call.Error(), Advised(call, allow), 1)
	}
	return text
}

// calls returns the errors of AWS calls in an error, which may join several.
func calls(err error) []*smithy.OperationError {
	switch wrapped := err.(type) { //nolint:errorlint // the tree is walked one error at a time
	case *smithy.OperationError:
		return []*smithy.OperationError{wrapped}
	case interface{ Unwrap() error }:
		return calls(wrapped.Unwrap())
	case interface{ Unwrap() []error }:
		var all []*smithy.OperationError
		for _, one := range wrapped.Unwrap() {
			all = append(all, calls(one)...)
		}
		return all
	}
	return nil
}

// Throttled reports whether AWS answered too many requests, also after the SDK had repeated the call.
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
func Throttled(err error) bool {
	return retry.IsErrorThrottles(retry.DefaultThrottles).IsErrorThrottle(err) == aws.TrueTernary
}

// expired are the codes of credentials whose time is over. https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
var expired = []string{"ExpiredToken", "ExpiredTokenException", "RequestExpired"}

// unknownCredentials are the codes of credentials that AWS does not know, and of signatures that do not match them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
var unknownCredentials = []string{
	"UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidSignatureException", "SignatureDoesNotMatch",
	"IncompleteSignature", "MissingAuthenticationToken", "AuthFailure",
}

// Expired reports whether the credentials of the call were valid once.
func Expired(err error) bool {
	answer, ok := answered(err)
	return ok && slices.Contains(expired, answer.ErrorCode())
}

// Unreachable reports whether no answer of AWS came: there was no connection, or something else answered below the status 500.
func Unreachable(err error) bool {
	if _, ok := answered(err); ok {
		return false
	}
	if answer, ok := foreign(err); ok {
		return answer.HTTPStatusCode() < http.StatusInternalServerError
	}
	_, ok := errors.AsType[*url.Error](err)
	return ok
}

// failedInside reports whether the answer has a status from 500 on.
func failedInside(err error) bool {
	answer, ok := errors.AsType[*smithyhttp.ResponseError](err)
	return ok && answer.HTTPStatusCode() >= http.StatusInternalServerError
}
