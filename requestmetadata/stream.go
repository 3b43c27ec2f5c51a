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

// PartialStream is a stream that ended before its usage arrived: its log record may lack the tokens, and its cost then cannot be
// known. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStreamMetadataEvent.html
type PartialStream struct {
	// Operation is ConverseStream or InvokeModelWithResponseStream.
	Operation string
	// AWSRequestID is the request_id of the call's record.
	AWSRequestID string
	// Err is why the stream ended; nil where the service closed it.
	Err error
}

// streamWatch is told of partial streams. It sees the bytes of an answer before the SDK does, because the SDK's own reader cannot be
// exchanged without a data race.
type streamWatch struct {
	tell func(context.Context, PartialStream)
}

// ID is how the watch is known among a client's middleware.
func (streamWatch) ID() string { return "WatchPartialStreams" }

// HandleDeserialize watches the body of an answer that is an event stream.
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
			w.tell(context.WithoutCancel(ctx), PartialStream{
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

// watchedBody passes the body of an event stream on, one whole event at a time.
type watchedBody struct {
	body    io.ReadCloser
	decoder *eventstream.Decoder
	// event is what is left of the current event's bytes.
	event bytes.Buffer
	// end tells once of a stream that is over. forget stops waiting for its context's end.
	end    func()
	forget func() bool

	mutex sync.Mutex
	// last is the latest event.
	last eventstream.Message
	// ended: the stream ended as it should. err is why it ended otherwise.
	ended bool
	err   error
}

// Read reads the next event when the last one has been passed on.
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

// Close ends the stream, whether or not all of it was read.
func (b *watchedBody) Close() error {
	b.forget()
	b.end()
	return b.body.Close()
}

// fail ends the stream for a reason.
func (b *watchedBody) fail(err error) {
	b.mutex.Lock()
	if b.err == nil && !b.ended {
		b.err = err
	}
	b.mutex.Unlock()
	b.end()
}

// state reports whether the usage arrived, and why not: in the event that ends Converse's streams, in the chunk that ends a model's
// own, or with the end of that.
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

// hasInvocationMetrics reports whether a chunk holds the counts that Amazon Bedrock adds to the last one.
func hasInvocationMetrics(payload []byte) bool {
	var chunk struct {
		Bytes []byte `json:"bytes"`
	}
	return json.Unmarshal(payload, &chunk) == nil && bytes.Contains(chunk.Bytes, []byte(`"amazon-bedrock-invocationMetrics"`))
}
