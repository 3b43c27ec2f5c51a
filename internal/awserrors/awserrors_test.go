package awserrors

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"testing"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

var denied = &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "User is not authorized\nto do it"}

func status(code int) error {
	return fmt.Errorf("call: %w", &smithyhttp.ResponseError{
		Response: &smithyhttp.Response{Response: &http.Response{StatusCode: code}},
		Err:      &smithy.GenericAPIError{Code: "UnrecognizedClientException", Message: "The security token is invalid"},
	})
}

func TestReasonIsOneLine(t *testing.T) {
	for want, err := range map[string]error{
		"AccessDeniedException: User is not authorized to do it":           fmt.Errorf("operation error Bedrock: %w", denied),
		"UnrecognizedClientException: The security token is invalid":       status(http.StatusForbidden),
		"no answer from bedrock.eu-west-1.amazonaws.com: connection reset": &url.Error{Op: "Post", URL: "https://bedrock.eu-west-1.amazonaws.com", Err: errors.New("connection reset")},
		"no answer": errors.New("no\n answer"),
	} {
		if got := Reason(err); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{status(http.StatusForbidden), true},
		{status(http.StatusUnauthorized), true},
		{status(http.StatusBadRequest), false},
		{denied, true},
		{fmt.Errorf("call: %w", &smithyhttp.ResponseError{Response: &smithyhttp.Response{Response: &http.Response{StatusCode: http.StatusBadRequest}}, Err: denied}), true},
		{&smithy.GenericAPIError{Code: "ThrottlingException"}, false},
		{errors.New("connection reset"), false},
	} {
		if got := Refused(c.err); got != c.want {
			t.Errorf("%v: %t", c.err, got)
		}
	}
}

func TestNoEndpoint(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{fmt.Errorf("call: %w", &net.DNSError{Err: "no such host", IsNotFound: true}), true},
		{&net.DNSError{Err: "server misbehaving", IsTemporary: true}, false},
		{denied, false},
	} {
		if got := NoEndpoint(c.err); got != c.want {
			t.Errorf("%v: %t", c.err, got)
		}
	}
}

func TestCause(t *testing.T) {
	timeUp, other := errors.New("no answer within 4s"), errors.New("connection reset")
	ended, cancel := context.WithCancelCause(t.Context())
	cancel(timeUp)
	for _, c := range []struct {
		ctx       context.Context
		err, want error
	}{
		{ended, fmt.Errorf("call: %w", context.Canceled), timeUp},
		{ended, context.DeadlineExceeded, timeUp},
		{ended, other, other},
		{t.Context(), context.Canceled, context.Canceled},
	} {
		if got := Cause(c.ctx, c.err); !errors.Is(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.err, got, c.want)
		}
	}
}
