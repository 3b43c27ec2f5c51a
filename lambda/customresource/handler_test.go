package customresource

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
)

// answer lets decide answer a request and returns the bytes CloudFormation got.
func answer(t *testing.T, event cfn.Event, decide Decide) []byte {
	t.Helper()
	var got []byte
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPut || r.Header.Get("Content-Type") != "" {
			t.Errorf("%s with content type %q", r.Method, r.Header.Get("Content-Type"))
		}
		got, _ = io.ReadAll(r.Body)
	}))
	defer server.Close()
	event.ResponseURL = server.URL + "/response?X-Amz-Signature=secret"
	if _, err := Handler("the-only-one", decide)(t.Context(), event); err != nil {
		t.Fatal(err)
	}
	return got
}

func event(kind cfn.RequestType) cfn.Event {
	e := cfn.Event{
		RequestType: kind, RequestID: "3f6a1d2e-0000-4000-8000-123456789012", LogicalResourceID: "Configuration",
		StackID: "arn:aws:cloudformation:eu-west-1:123456789012:stack/BedrockBootstrap/3f6a1d2e-0000-4000-8000-123456789012",
	}
	if kind != cfn.RequestCreate {
		e.PhysicalResourceID = "the-only-one"
	}
	return e
}

func TestAnswers(t *testing.T) {
	log := captureLog(t)
	failure := errors.New("s3://their-logs/ is <somebody else's>")
	for _, kind := range []cfn.RequestType{cfn.RequestCreate, cfn.RequestUpdate, cfn.RequestDelete} {
		for name, c := range map[string]struct {
			data map[string]any
			err  error
			want cfn.Response
		}{
			"success": {map[string]any{"Regions": "33"}, nil, cfn.Response{Status: cfn.StatusSuccess, Data: map[string]any{"Regions": "33"}}},
			"failure": {map[string]any{"Regions": "33"}, failure, cfn.Response{Status: cfn.StatusFailed, Reason: failure.Error()}},
		} {
			t.Run(string(kind)+"/"+name, func(t *testing.T) {
				body := answer(t, event(kind), func(context.Context, cfn.Event) (map[string]any, error) { return c.data, c.err })
				var got cfn.Response
				if err := json.Unmarshal(body, &got); err != nil {
					t.Fatal(err)
				}
				e := event(kind)
				if got.PhysicalResourceID != "the-only-one" || got.RequestID != e.RequestID || got.StackID != e.StackID || got.LogicalResourceID != e.LogicalResourceID {
					t.Errorf("answer to another request: %s", body)
				}
				if got.Status != c.want.Status || got.Reason != c.want.Reason || len(got.Data) != len(c.want.Data) {
					t.Errorf("got %s", body)
				}
			})
		}
	}
	if strings.Contains(log.String(), "secret") {
		t.Errorf("the log holds the ResponseURL:\n%s", log)
	}
	if !strings.Contains(log.String(), "somebody else") {
		t.Errorf("the log does not hold the error:\n%s", log)
	}
}

func TestLongReasonsAreCut(t *testing.T) {
	captureLog(t)
	for name, reason := range map[string]string{
		"plain":     strings.Repeat("x", 5000),
		"huge":      strings.Repeat("x", 1_000_000),
		"escaped":   strings.Repeat(`<"`, 2000),
		"multibyte": strings.Repeat("größer", 900),
	} {
		t.Run(name, func(t *testing.T) {
			body := answer(t, event(cfn.RequestCreate), func(context.Context, cfn.Event) (map[string]any, error) { return nil, errors.New(reason) })
			var got cfn.Response
			if err := json.Unmarshal(body, &got); err != nil {
				t.Fatal(err)
			}
			if len(body) >= 4096 || len(body) < 4000 {
				t.Errorf("answer of %d bytes; want just below 4096", len(body))
			}
			kept, found := strings.CutSuffix(got.Reason, cutMark)
			if !found || !strings.HasPrefix(reason, kept) {
				t.Errorf("reason ends %q", got.Reason[len(got.Reason)-80:])
			}
		})
	}
}

func TestUncutReasons(t *testing.T) {
	captureLog(t)
	reason := strings.Repeat("x", 3000)
	body := answer(t, event(cfn.RequestCreate), func(context.Context, cfn.Event) (map[string]any, error) { return nil, errors.New(reason) })
	if !strings.Contains(string(body), reason) || strings.Contains(string(body), "cut") {
		t.Error("a reason that fits was cut")
	}
}

func TestFifteenSecondsAreKeptForTheAnswer(t *testing.T) {
	timeout := time.Now().Add(time.Minute)
	ctx, cancel := context.WithDeadline(t.Context(), timeout)
	defer cancel()
	limited, cancel := WithReserve(ctx, answerReserve, errTimeUp)
	defer cancel()
	if deadline, _ := limited.Deadline(); !deadline.Equal(timeout.Add(-15 * time.Second)) {
		t.Errorf("deadline %s, timeout %s", deadline, timeout)
	}

	late, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	limited, cancel = WithReserve(late, answerReserve, errTimeUp)
	defer cancel()
	if cause := context.Cause(limited); !errors.Is(cause, errTimeUp) {
		t.Errorf("with 10 seconds left: cause %v", cause)
	}

	limited, cancel = WithReserve(t.Context(), answerReserve, errTimeUp)
	defer cancel()
	if _, ok := limited.Deadline(); ok {
		t.Error("a deadline out of nowhere")
	}
}

func TestTheResponseURLStaysSecret(t *testing.T) {
	log := captureLog(t)
	for name, url := range map[string]string{
		"unreachable": "http://127.0.0.1:1/response?X-Amz-Signature=secret",
		"malformed":   "http://[/response?X-Amz-Signature=secret",
	} {
		t.Run(name, func(t *testing.T) {
			e := event(cfn.RequestCreate)
			e.ResponseURL = url
			reason, err := Handler("the-only-one", func(context.Context, cfn.Event) (map[string]any, error) { return nil, nil })(t.Context(), e)
			if err == nil || !strings.HasPrefix(err.Error(), "answer CloudFormation: ") {
				t.Errorf("error %v", err)
			}
			if strings.Contains(err.Error()+reason, "secret") {
				t.Errorf("error %q, reason %q hold the ResponseURL", err, reason)
			}
		})
	}
	if strings.Contains(log.String(), "secret") {
		t.Errorf("the log holds the ResponseURL:\n%s", log)
	}
}

// captureLog collects the log until the test ends.
func captureLog(t *testing.T) *bytes.Buffer {
	t.Helper()
	var log bytes.Buffer
	former := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(former) })
	return &log
}
