package requestmetadata

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream"
	"github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream/eventstreamapi"
	smithy "github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// PartialStream is a stream that ended before its usage arrived. Its log record may have no token counts, and then its spend is
// unknown.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStreamMetadataEvent.html
type PartialStream struct {
	// Operation is ConverseStream or InvokeModelWithResponseStream.
	Operation string
	// AWSRequestID is the id of the request by Amazon Bedrock: column request_id of the record of the call.
	AWSRequestID string
	// Err is the reason for the end of the stream. It is nil where the service closed it.
	Err error
}

// streamWatch reports partial streams. It reads the bytes of a response before the SDK does, because the reader of the SDK cannot be
// replaced without a data race.
type streamWatch struct {
	report func(context.Context, PartialStream)
}

// ID returns the name of the watch in the middleware stack of a client.
func (streamWatch) ID() string { return "WatchPartialStreams" }

// HandleDeserialize watches the body of a response that is an event stream.
func (w streamWatch) HandleDeserialize(ctx context.Context, in smithy.DeserializeInput, next smithy.DeserializeHandler) (
	smithy.DeserializeOutput, smithy.Metadata, error,
) {
	out, metadata, err := next.HandleDeserialize(ctx, in)
	response, ok := out.RawResponse.(*smithyhttp.Response)
	if err != nil || !ok || !strings.HasPrefix(response.Header.Get("Content-Type"), "application/vnd.amazon.eventstream") {
		return out, metadata, err
	}
	body := &watchedBody{body: response.Body, decoder: eventstream.NewDecoder()}
	body.end = sync.OnceFunc(func() {
		if complete, why := body.state(); !complete {
			w.report(context.WithoutCancel(ctx), PartialStream{
				Operation:    middleware.GetOperationName(ctx),
				AWSRequestID: response.Header.Get("X-Amzn-Requestid"),
				Err:          why,
			})
		}
	})
	body.forget = context.AfterFunc(ctx, func() { body.fail(context.Cause(ctx)) })
	response.Body = body
	return out, metadata, nil
}

// watchedBody is the body of an event stream, decoded one whole event at a time.
type watchedBody struct {
	body    io.ReadCloser
	decoder *eventstream.Decoder
	// event has the unread bytes of the current event.
	event bytes.Buffer
	// end reports a partial stream, once. forget stops the wait for the end of the context.
	end    func()
	forget func() bool

	mutex sync.Mutex
	// last is the latest event.
	last eventstream.Message
	// ended: the body was read to its end. err is the reason for another end.
	ended bool
	err   error
}

// Read returns bytes of the current event, and decodes the next event when there are none left.
func (b *watchedBody) Read(into []byte) (int, error) {
	if b.event.Len() == 0 {
		message, err := b.decoder.Decode(io.TeeReader(b.body, &b.event), nil)
		switch {
		case err == nil:
			b.mutex.Lock()
			b.last = message
			b.mutex.Unlock()
		case errors.Is(err, io.EOF) && b.event.Len() == 0:
			b.mutex.Lock()
			b.ended = true
			b.mutex.Unlock()
			b.end()
			return 0, io.EOF
		default:
			b.fail(err)
			if b.event.Len() == 0 {
				return 0, err
			}
		}
	}
	return b.event.Read(into)
}

// Close ends the stream and closes the body, whether or not the body was read to its end.
func (b *watchedBody) Close() error {
	b.forget()
	b.end()
	return b.body.Close()
}

// fail ends the stream with an error.
func (b *watchedBody) fail(err error) {
	b.mutex.Lock()
	if b.err == nil && !b.ended {
		b.err = err
	}
	b.mutex.Unlock()
	b.end()
}

// state reports whether the usage arrived, and the reason where it did not. A stream of Converse has it in its last event, metadata. A
// stream of InvokeModel has it in its last chunk; a model without counts there is complete at the end of the body.
func (b *watchedBody) state() (complete bool, why error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	switch kind, _ := b.last.Headers.Get(eventstreamapi.EventTypeHeader).(eventstream.StringValue); kind {
	case "metadata":
		return true, nil
	case "chunk":
		return b.ended || hasInvocationMetrics(b.last.Payload), b.err
	}
	return false, b.err
}

// hasInvocationMetrics reports whether a chunk has the token counts that Amazon Bedrock adds to the last chunk.
func hasInvocationMetrics(payload []byte) bool {
	var chunk struct {
		Bytes []byte `json:"bytes"`
	}
	return json.Unmarshal(payload, &chunk) == nil && bytes.Contains(chunk.Bytes, []byte(`"amazon-bedrock-invocationMetrics"`))
}
