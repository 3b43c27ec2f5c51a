package awserrors

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// Reason returns an AWS error in one line of printable text, without the SDK's description of the request: the code and the message of
// AWS, or the host that did not answer as AWS does. It says how often a call was repeated.
func Reason(err error) string {
	text := reason(err)
	if repeated, ok := errors.AsType[*Repeated](err); ok && !strings.HasSuffix(text, repeated.note()) {
		text += repeated.note()
	}
	return OneLine(text)
}

// OneLine returns a text of a service as one line of printable characters, with single spaces: the service may quote what others chose, such
// as the name of an object.
func OneLine(text string) string {
	return printable.Text(strings.Join(strings.Fields(text), " "))
}

func reason(err error) string {
	if answer, ok := answered(err); ok {
		return answer.ErrorCode() + ": " + answer.ErrorMessage()
	}
	if answer, ok := foreign(err); ok {
		return fmt.Sprintf("%s answered with status %d %s and no error of AWS", host(answer), answer.HTTPStatusCode(), http.StatusText(answer.HTTPStatusCode()))
	}
	if sent, ok := errors.AsType[*url.Error](err); ok {
		if to, parsed := url.Parse(sent.URL); parsed == nil && to.Host != "" {
			return fmt.Sprintf("no answer from %s: %s", to.Host, cause(sent.Err))
		}
		return cause(sent.Err)
	}
	if operation, ok := errors.AsType[*smithy.OperationError](err); ok {
		return operation.Err.Error()
	}
	return err.Error()
}

// unknownCode is the code that the SDK gives to an answer in which it finds no code.
const unknownCode = "UnknownError"

// answered returns the error that AWS answered with.
func answered(err error) (smithy.APIError, bool) {
	answer, ok := errors.AsType[smithy.APIError](err)
	return answer, ok && answer.ErrorCode() != unknownCode
}

// foreign returns an answer that holds no error of AWS, such as the page of a gateway.
func foreign(err error) (*smithyhttp.ResponseError, bool) {
	answer, ok := errors.AsType[*smithyhttp.ResponseError](err)
	if !ok || answer.Response == nil || answer.HTTPStatusCode() == 0 {
		return nil, false
	}
	_, unread := errors.AsType[*smithy.DeserializationError](err)
	_, unknown := errors.AsType[smithy.APIError](err)
	return answer, unread || unknown
}

func host(answer *smithyhttp.ResponseError) string {
	if request := answer.Response.Request; request != nil && request.URL != nil {
		return request.URL.Host
	}
	return "the endpoint"
}

// cause returns why a connection failed, without the addresses of its two ends.
func cause(err error) string {
	if lookup, ok := errors.AsType[*net.DNSError](err); ok {
		return lookup.Err
	}
	if connection, ok := errors.AsType[*net.OpError](err); ok {
		return cause(connection.Err)
	}
	return err.Error()
}
