package requestmetadata

import (
	"bytes"
	"log/slog"
	"maps"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"go.opentelemetry.io/otel/trace"
)

func TestTheInnermostLabelCounts(t *testing.T) {
	fake := &fakeBedrock{}
	ctx := With(With(t.Context(), "feature", "outer"), "feature", "inner")
	if _, err := fake.client(mustStamp(t, Config{}).Apply).Converse(ctx, &bedrockruntime.ConverseInput{ModelId: aws.String("m")}); err != nil {
		t.Fatal(err)
	}
	if got := fake.received[0]["feature"]; got != "inner" {
		t.Errorf("stamped %q", got)
	}
}

func TestRequestIDIsTheTraceIDOrNothing(t *testing.T) {
	span := trace.NewSpanContext(trace.SpanContextConfig{TraceID: trace.TraceID{0xab, 15: 1}, SpanID: trace.SpanID{1}})
	traced := trace.ContextWithSpanContext(t.Context(), span)
	const id = "ab000000000000000000000000000001"
	stamp := mustStamp(t, Config{})
	for what, c := range map[string]struct {
		labels []entry
		want   string
	}{
		"a trace":                  {stamp.labels(traced, nil), id},
		"a trace and a request id": {stamp.labels(With(traced, RequestID, "req_1"), nil), "req_1"},
		"the input's":              {stamp.labels(traced, map[string]string{RequestID: "req_2"}), "req_2"},
		"neither":                  {stamp.labels(t.Context(), nil), ""},
		"a fixed one":              {fixedRequestID(t).labels(traced, nil), ""},
	} {
		got := ""
		for _, e := range c.labels {
			if e.key == RequestID {
				got += e.value
			}
		}
		if got != c.want {
			t.Errorf("%s: request id %q, want %q", what, got, c.want)
		}
	}
}

func fixedRequestID(t *testing.T) *Stamp {
	own := maps.Clone(identity)
	own[RequestID] = "batch"
	return mustStamp(t, Config{Identity: own})
}

func TestDeprecatedKeysAreWarnedOfOnce(t *testing.T) {
	var log bytes.Buffer
	stamp, err := newStamp(wide, Config{Identity: identity, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := stamp.merge(t.Context(), map[string]string{"plan": "gold"}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := log.String(); strings.Count(got, "\n") != 2 || !strings.Contains(got, "key=team use=owning_team") || !strings.Contains(got, "key=plan use=tier") {
		t.Errorf("logged: %s", got)
	}
}

// One stamp serves all goroutines of a program. They may share an input.
func TestConcurrentCalls(t *testing.T) {
	fake := &fakeBedrock{}
	client := fake.client(mustStamp(t, Config{}).Apply)
	shared := &bedrockruntime.ConverseInput{ModelId: aws.String("m"), RequestMetadata: map[string]string{"feature": "chat"}}
	var calls sync.WaitGroup
	for range 20 {
		calls.Add(1)
		go func() {
			defer calls.Done()
			if _, err := client.Converse(With(t.Context(), RequestID, "req_1"), shared); err != nil {
				t.Error(err)
			}
		}()
	}
	calls.Wait()
	for _, got := range fake.received {
		if len(got) != 5 || got["feature"] != "chat" || got[RequestID] != "req_1" {
			t.Errorf("stamped %v", got)
		}
	}
	if len(fake.received) != 20 || len(shared.RequestMetadata) != 1 {
		t.Errorf("%d calls; the shared map is %v", len(fake.received), shared.RequestMetadata)
	}
}

func TestMetadataThatIsNoMapIsRefused(t *testing.T) {
	for _, header := range []string{`not JSON`, `["team"]`, `{"feature": 5}`} {
		fake := &fakeBedrock{}
		_, err := fake.client(mustStamp(t, Config{}).Apply).InvokeModel(t.Context(), &bedrockruntime.InvokeModelInput{ModelId: aws.String("m"), RequestMetadata: &header})
		if err == nil || !strings.Contains(err.Error(), "it must be a JSON object of strings") || len(fake.received) > 0 {
			t.Errorf("%s: %v, and %d requests left", header, err, len(fake.received))
		}
	}
}
