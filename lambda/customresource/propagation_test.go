package customresource

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

const latency = 100 * time.Millisecond

// role is a role whose calls get the answers of denied, the last of them for ever; an empty one is a success.
type role struct {
	answers []string
	calls   int
	// bodies are those of the requests.
	bodies []string
}

func (r *role) Do(request *http.Request) (*http.Response, error) {
	select {
	case <-time.After(latency):
	case <-request.Context().Done():
		return nil, request.Context().Err()
	}
	if request.Body != nil {
		body, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		r.bodies = append(r.bodies, string(body))
	}
	now := r.answers[min(r.calls, len(r.answers)-1)]
	r.calls++
	status, body := http.StatusOK, "{}"
	header := http.Header{}
	if now != "" {
		code, message, _ := strings.Cut(now, ": ")
		status = map[string]int{"ThrottlingException": 429, "InternalServerException": 500}[code]
		if status == 0 {
			status = http.StatusForbidden
		}
		header.Set("X-Amzn-Errortype", code)
		body = fmt.Sprintf(`{"__type":%q,"message":%q}`, code, message)
		if !strings.HasSuffix(code, "Exception") {
			body = fmt.Sprintf("<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>", code, message)
			if strings.Contains(request.URL.Host, "s3") {
				body = fmt.Sprintf("<Error><Code>%s</Code><Message>%s</Message></Error>", code, message)
			}
		}
	}
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body))}, nil
}

// clients returns the configuration of the clients for an event.
func (r *role) clients(event string) aws.Config {
	cfg, err := ClientConfig(aws.Config{Region: "eu-west-1", HTTPClient: r, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}, json.RawMessage(event))
	if err != nil {
		panic(err)
	}
	return cfg
}

const (
	responseURL   = "https://cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com/stack?X-Amz-Signature=secret"
	createRequest = `{"RequestType":"Create","ResponseURL":"` + responseURL + `"}`
	notYet        = "AccessDeniedException: User is not authorized to perform: bedrock:Get because no identity-based policy allows the action"
	explicitly    = "AccessDeniedException: User is not authorized to perform: bedrock:Get with an explicit deny in a service control policy"
)

func get(ctx context.Context, cfg aws.Config) error {
	_, err := bedrock.NewFromConfig(cfg).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	return err
}

func times(n int, answer string, then ...string) []string {
	var all []string
	for range n {
		all = append(all, answer)
	}
	return append(all, then...)
}

// TestDeniedCalls holds which events and which errors a call is repeated for, and how often.
func TestDeniedCalls(t *testing.T) {
	scheduled := `{"source":"aws.events","detail-type":"Scheduled Event"}`
	for _, c := range []struct {
		name, event string
		answers     []string
		calls       int
		// says is part of the error; empty where there is none.
		says string
	}{
		{"denied once", createRequest, []string{notYet, ""}, 2, ""},
		{"denied for half a minute", createRequest, times(10, notYet, ""), 11, ""},
		{"an update", strings.Replace(createRequest, "Create", "Update", 1), times(10, notYet, ""), 11, ""},
		{"a deletion", strings.Replace(createRequest, "Create", "Delete", 1), times(10, notYet, ""), 11, ""},
		{"denied for ever", createRequest, []string{notYet}, 20, "bedrock:Get because no identity-based policy allows the action (denied at each of 20 calls within 59s)"},
		{"denied in words", createRequest, []string{explicitly}, 1, "service control policy"},
		{"first not yet, then in words", createRequest, []string{notYet, notYet, explicitly}, 3, "explicit deny in a service control policy (denied at each of 3 calls within 6s)"},
		{"throttled", createRequest, []string{"ThrottlingException: slow"}, 3, "exceeded maximum number of attempts, 3"},
		{"denied, then throttled twice", createRequest, []string{notYet, "ThrottlingException: slow", "ThrottlingException: slow", ""}, 4, ""},
		{"denied, then failing", createRequest, []string{notYet, "InternalServerException: no"}, 4, "InternalServerException"},
		{"unknown credentials", createRequest, []string{"UnrecognizedClientException: The security token is invalid"}, 1, "security token"},
		{"a schedule", scheduled, []string{notYet, ""}, 1, "AccessDeniedException"},
		{"a repair", `{"source":"aws.bedrock","detail":{}}`, []string{notYet, ""}, 1, "AccessDeniedException"},
		{"no event", `[]`, []string{notYet, ""}, 1, "AccessDeniedException"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := &role{answers: c.answers}
				start := time.Now()
				err := get(t.Context(), r.clients(c.event))
				if r.calls != c.calls {
					t.Errorf("%d calls, want %d", r.calls, c.calls)
				}
				if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
					t.Errorf("error %v, want %q", err, c.says)
				}
				if took := time.Since(start); took > Patience {
					t.Errorf("took %s", took)
				}
				if c.calls == 1 && err != nil && strings.Contains(err.Error(), "denied at each") {
					t.Errorf("%v", err)
				}
			})
		})
	}
}

// TestOneMinuteForAllCalls holds that the calls of a request share its minute, one after the other and side by side.
func TestOneMinuteForAllCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := &role{answers: []string{notYet}}
		cfg := r.clients(createRequest)
		start := time.Now()
		for range 3 {
			_ = get(t.Context(), cfg)
		}
		if took := time.Since(start); r.calls != 22 || took > Patience+2*latency {
			t.Errorf("%d calls in %s", r.calls, took)
		}
	})
}

// TestDeadlineOfTheCall holds that a denial is reported as one before the deadline of its context, and not as a late answer.
func TestDeadlineOfTheCall(t *testing.T) {
	for _, deadline := range []time.Duration{time.Second, 4 * time.Second, 15 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			r := &role{answers: []string{notYet}}
			ctx, cancel := context.WithTimeout(t.Context(), deadline)
			defer cancel()
			err := get(ctx, r.clients(createRequest))
			if !awserrors.Denied(err) || ctx.Err() != nil {
				t.Errorf("%s: error %v, context %v", deadline, err, ctx.Err())
			}
			if want := 1 + max(0, int((deadline-callReserve)/(deniedPause+latency))); r.calls != want {
				t.Errorf("%s: %d calls, want %d", deadline, r.calls, want)
			}
		})
	}
}

// TestEveryServiceIsRepeated holds that denials in the form of each service are repeated, and that the body is sent again.
func TestEveryServiceIsRepeated(t *testing.T) {
	for name, c := range map[string]struct {
		answer string
		call   func(context.Context, aws.Config) error
		body   string
	}{
		"SSM": {"AccessDeniedException: User is not authorized to perform: ssm:PutParameter", func(ctx context.Context, cfg aws.Config) error {
			_, err := ssm.NewFromConfig(cfg).PutParameter(ctx, &ssm.PutParameterInput{Name: aws.String("/p"), Value: aws.String("the value")})
			return err
		}, "the value"},
		"SNS": {"AuthorizationError: User is not authorized to perform: SNS:Publish", func(ctx context.Context, cfg aws.Config) error {
			_, err := sns.NewFromConfig(cfg).Publish(ctx, &sns.PublishInput{TopicArn: aws.String("arn"), Message: aws.String("the value")})
			return err
		}, "the+value"},
		"S3": {"AccessDenied: Access Denied", func(ctx context.Context, cfg aws.Config) error {
			_, err := s3.NewFromConfig(cfg).PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("bucket"), Key: aws.String("k"), Body: strings.NewReader("the value")})
			return err
		}, "the value"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := &role{answers: []string{c.answer, c.answer, ""}}
				if err := c.call(t.Context(), r.clients(createRequest)); err != nil && !strings.Contains(err.Error(), "deserialization failed") {
					t.Errorf("error %v", err)
				}
				if r.calls != 3 || len(r.bodies) != 3 {
					t.Fatalf("%d calls, %d bodies", r.calls, len(r.bodies))
				}
				for _, body := range r.bodies {
					if !strings.Contains(body, c.body) {
						t.Errorf("sent %q", body)
					}
				}
			})
		})
	}
}

// TestConfigIsNotShared holds that a request's patience stays with its own clients.
func TestConfigIsNotShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := &role{answers: []string{notYet}}
		cfg := aws.Config{Region: "eu-west-1", HTTPClient: r, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}
		_, _ = ClientConfig(cfg, json.RawMessage(createRequest))
		if _ = get(t.Context(), cfg); r.calls != 1 {
			t.Errorf("%d calls", r.calls)
		}
	})
}

// slowMemory answers after a time, unless its context ends before.
type slowMemory struct{ delay time.Duration }

func (m slowMemory) wait(ctx context.Context) error {
	select {
	case <-time.After(m.delay):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (m slowMemory) Recall(ctx context.Context) (string, error)        { return "", m.wait(ctx) }
func (m slowMemory) Remember(ctx context.Context, digest string) error { return m.wait(ctx) }

// TestMemoryHasTimeForDenials holds that the memory of a request may be denied for a minute, and takes five seconds at most where the
// time of the request is up.
func TestMemoryHasTimeForDenials(t *testing.T) {
	for _, c := range []struct {
		name  string
		delay time.Duration
		limit time.Duration
		took  time.Duration
		works bool
	}{
		{"in time", 55 * time.Second, 225 * time.Second, 110 * time.Second, true},
		{"too late", 70 * time.Second, 225 * time.Second, 130 * time.Second, false},
		{"little time left", 12 * time.Second, 20 * time.Second, 20 * time.Second, false},
		{"no time left", 4 * time.Second, 0, 8 * time.Second, true},
		{"no time left, and slow", 20 * time.Second, 0, 10 * time.Second, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), c.limit)
				defer cancel()
				start := time.Now()
				_, err := WithRollback(slowMemory{c.delay}, func(context.Context, cfn.Event) (map[string]any, error) { return nil, nil })(ctx, cfn.Event{RequestType: cfn.RequestCreate})
				if took := time.Since(start); took != c.took || (err == nil) != c.works {
					t.Errorf("took %s, error %v", took, err)
				}
				if !c.works && !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("error %v", err)
				}
			})
		})
	}
}
