package requestmetadata

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"testing"
	"testing/iotest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
)

// readAhead is more events than the SDK reads ahead. Events that arrived count, whether or not the service read them.
const readAhead = 8

// event encodes an event as Amazon Bedrock sends it.
func event(t *testing.T, kind string, payload any) []byte {
	t.Helper()
	text, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	var headers eventstream.Headers
	headers.Set(":message-type", eventstream.StringValue("event"))
	headers.Set(":event-type", eventstream.StringValue(kind))
	headers.Set(":content-type", eventstream.StringValue("application/json"))
	var b bytes.Buffer
	if err := eventstream.NewEncoder().Encode(&b, eventstream.Message{Headers: headers, Payload: text}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func delta(t *testing.T) []byte {
	return event(t, "contentBlockDelta", map[string]any{"contentBlockIndex": 0, "delta": map[string]string{"text": "word"}})
}

func usage(t *testing.T) []byte {
	return event(t, "metadata", map[string]any{"usage": map[string]int{"inputTokens": 1, "outputTokens": 2, "totalTokens": 3}})
}

func chunk(t *testing.T, text string) []byte {
	return event(t, "chunk", map[string][]byte{"bytes": []byte(text)})
}

// watched returns a client whose streams have the body, and the channel of its partial streams.
func watched(t *testing.T, body io.Reader) (*bedrockruntime.Client, chan PartialStream) {
	t.Helper()
	reported := make(chan PartialStream, 10)
	fake := &fakeBedrock{answer: func(*http.Request) *http.Response {
		response := respond(http.StatusOK, "application/vnd.amazon.eventstream", nil)
		response.Body = io.NopCloser(body)
		return response
	}}
	return fake.client(mustStamp(t, Config{PartialStream: func(_ context.Context, p PartialStream) { reported <- p }}).Apply), reported
}

// read reads at most n events of a Converse stream and closes it.
func read(t *testing.T, client *bedrockruntime.Client, n int) (events int) {
	t.Helper()
	out, err := client.ConverseStream(t.Context(), &bedrockruntime.ConverseStreamInput{ModelId: aws.String("m")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.GetStream().Close() }()
	for events < n {
		if _, more := <-out.GetStream().Events(); !more {
			break
		}
		events++
	}
	return events
}

func TestPartialStreamsAreReported(t *testing.T) {
	broken := errors.New("connection reset")
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for _, c := range []struct {
		name          string
		body          io.Reader
		read, arrived int
		partial       bool
		err           error
	}{
		{"read to the end", bytes.NewReader(join(delta(t), delta(t), usage(t))), 9, 3, false, nil},
		{"closed after the usage", bytes.NewReader(join(delta(t), delta(t), usage(t))), 3, 3, false, nil},
		{"closed before the usage", bytes.NewReader(join(bytes.Repeat(delta(t), readAhead), usage(t))), 1, 1, true, nil},
		{"ended without usage", bytes.NewReader(join(delta(t))), 9, 1, true, nil},
		{"broken", io.MultiReader(bytes.NewReader(delta(t)), iotest.ErrReader(broken)), 9, 1, true, broken},
		{"broken within an event", io.MultiReader(bytes.NewReader(delta(t)), bytes.NewReader(usage(t)[:20]), iotest.ErrReader(broken)), 9, 1, true, broken},
		{"byte by byte", iotest.OneByteReader(bytes.NewReader(join(delta(t), usage(t)))), 9, 2, false, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			client, reported := watched(t, c.body)
			if got := read(t, client, c.read); got != c.arrived {
				t.Errorf("%d events arrived, want %d", got, c.arrived)
			}
			compareReported(t, reported, c.partial, c.err)
		})
	}
}

// compareReported fails unless exactly one partial stream was reported, or none where partial is false.
func compareReported(t *testing.T, reported chan PartialStream, partial bool, why error) {
	t.Helper()
	if !partial {
		if len(reported) > 0 {
			t.Errorf("reported %+v, want nothing", <-reported)
		}
		return
	}
	var got PartialStream
	select {
	case got = <-reported:
	case <-time.After(10 * time.Second):
		t.Fatal("reported nothing, want a partial stream")
	}
	if got.AWSRequestID != "the-request" || got.Operation == "" || !errors.Is(got.Err, why) || len(reported) > 0 {
		t.Errorf("reported %+v and %d more, want one with error %v", got, len(reported), why)
	}
}

// A stream of InvokeModel has its counts in the last chunk.
func TestPartialStreamsOfInvokeModel(t *testing.T) {
	last := `{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":1}}`
	for _, c := range []struct {
		name    string
		last    string
		read    int
		partial bool
	}{
		{"read to the end", last, readAhead + 9, false},
		{"read to the end, without counts", "{}", readAhead + 9, false},
		{"closed after the last chunk", last, readAhead + 1, false},
		{"closed before", last, 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			client, reported := watched(t, bytes.NewReader(append(bytes.Repeat(chunk(t, "{}"), readAhead), chunk(t, c.last)...)))
			out, err := client.InvokeModelWithResponseStream(t.Context(), &bedrockruntime.InvokeModelWithResponseStreamInput{ModelId: aws.String("m"), Body: []byte("{}")})
			if err != nil {
				t.Fatal(err)
			}
			for range c.read {
				if got, more := <-out.GetStream().Events(); more {
					if _, ok := got.(*types.ResponseStreamMemberChunk); !ok {
						t.Errorf("%T arrived", got)
					}
				}
			}
			if err := out.GetStream().Close(); err != nil {
				t.Error(err)
			}
			compareReported(t, reported, c.partial, nil)
		})
	}
}

// A stream whose context ends is reported, even when the service never closes the stream.
func TestPartialStreamOfACancelledContext(t *testing.T) {
	rest, writer := io.Pipe()
	t.Cleanup(func() { _ = writer.Close() })
	client, reported := watched(t, io.MultiReader(bytes.NewReader(delta(t)), rest))
	ctx, cancel := context.WithCancel(t.Context())
	out, err := client.ConverseStream(ctx, &bedrockruntime.ConverseStreamInput{ModelId: aws.String("m")})
	if err != nil {
		t.Fatal(err)
	}
	<-out.GetStream().Events()
	cancel()
	compareReported(t, reported, true, context.Canceled)
}
