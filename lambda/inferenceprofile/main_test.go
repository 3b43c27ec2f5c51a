package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// A role whose permissions are seen after half a minute fails no request; one that is denied for ever is told after a minute.
func TestNewRole(t *testing.T) {
	for name, c := range map[string]struct {
		kind   cfn.RequestType
		denied time.Duration
		says   string
	}{
		"Create": {cfn.RequestCreate, 30 * time.Second, ""}, "Update": {cfn.RequestUpdate, 30 * time.Second, ""}, "Delete": {cfn.RequestDelete, 30 * time.Second, ""},
		"for ever": {cfn.RequestCreate, time.Hour, "list the inference profiles: "},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 225*time.Second)
				defer cancel()
				s, start, arn := &service{tokens: map[string]string{}}, time.Now(), ""
				if c.kind != cfn.RequestCreate {
					arn = s.add("a", sonnet4, with())
				}
				s.fault = func(int, string) answer {
					if time.Since(start) < c.denied {
						return denied
					}
					return answer{}
				}
				event := request(t, c.kind, arn, properties("a", sonnet4, "team", "core"), properties("a", sonnet4))
				body, err := json.Marshal(event)
				if err != nil {
					t.Fatal(err)
				}
				clients, err := customresource.ClientConfig(s.config(), body)
				if err != nil {
					t.Fatal(err)
				}
				_, _, err = newHandler(clients, func(string) string { return "" }).handle(ctx, event)
				if c.says != "" {
					if err == nil || !strings.Contains(err.Error(), c.says) || time.Since(start) > 70*time.Second {
						t.Errorf("error %v after %s, want %s", err, time.Since(start), c.says)
					}
					return
				}
				if err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// TestWire holds the whole way of a request: the event, the SDK, the answer to CloudFormation.
func TestWire(t *testing.T) {
	var got cfn.Response
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if err := json.Unmarshal(body, &got); err != nil {
			t.Error(err)
		}
	}))
	defer server.Close()
	s := &service{tokens: map[string]string{}}
	event := request(t, cfn.RequestCreate, "", properties("a", titan), nil)
	event.ResponseURL = server.URL
	body, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	cfg := s.config()
	cfg.BaseEndpoint = &server.URL
	if _, err := receiver(cfg, func(string) string { return "" })(t.Context(), body); err != nil {
		t.Fatal(err)
	}
	if got.Status != cfn.StatusSuccess || len(s.profiles) != 1 || got.PhysicalResourceID != s.profiles[0].arn || got.Data["InferenceProfileArn"] != s.profiles[0].arn {
		t.Errorf("answered %+v", got)
	}
}

// TestForgedRequests holds that a request with the ResponseURL of somebody else creates, changes and deletes nothing.
func TestForgedRequests(t *testing.T) {
	for _, kind := range []cfn.RequestType{cfn.RequestCreate, cfn.RequestUpdate, cfn.RequestDelete} {
		s := &service{tokens: map[string]string{}}
		event := request(t, kind, s.add("a", sonnet4, with()), properties("b", sonnet4, "team", "core"), properties("a", sonnet4))
		event.ResponseURL = "https://evil.s3.amazonaws.com/?X-Amz-Signature=secret"
		body, err := json.Marshal(event)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := receiver(s.config(), func(string) string { return "" })(t.Context(), body); err == nil || !strings.HasPrefix(err.Error(), "request refused: ") {
			t.Errorf("%s: error %v", kind, err)
		}
		if len(s.calls) != 0 || len(s.profiles) != 1 {
			t.Errorf("%s: calls %q", kind, s.calls)
		}
	}
}
