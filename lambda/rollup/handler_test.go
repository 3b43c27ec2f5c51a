package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// scheduled returns the event of a schedule at a time, such as 2026-11-23T03:20:00Z.
func scheduled(at string) json.RawMessage {
	return json.RawMessage(`{"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012","time":"` + at +
		`","region":"us-east-1","resources":["arn:aws:events:us-east-1:123456789012:rule/rollup"],"detail":{}}`)
}

// monday is the time of the first run of a week, and tuesday that of another run.
const monday, tuesday = "2026-11-23T03:20:00Z", "2026-11-24T03:20:00Z"

// run records the calls of a handler.
type run struct {
	setupErr, planErr, runErr, maintainErr, pubErr error
	// denied is how often the table is denied before the permissions are there.
	denied int
	result rollup.Result
	calls  []string
	// published is the outcome, as "ok 0", "failed 3" or "failed unknown".
	published string
}

func (r *run) handler() handler {
	call := func(name string, err error) error {
		r.calls = append(r.calls, name)
		return err
	}
	return handler{
		setup: func(context.Context) error {
			if r.denied > 0 {
				r.denied--
				return call("setup", &athena.Failure{State: types.QueryExecutionStateFailed, Reason: "Access denied"})
			}
			return call("setup", r.setupErr)
		},
		plan:     func(context.Context) (rollup.Plan, error) { return rollup.Plan{}, call("plan", r.planErr) },
		run:      func(context.Context, rollup.Plan) (rollup.Result, error) { return r.result, call("run", r.runErr) },
		maintain: func(context.Context) error { return call("maintain", r.maintainErr) },
		publish: func(_ context.Context, failed bool, notRolledUp *int) error {
			r.published = map[bool]string{false: "ok", true: "failed"}[failed]
			if notRolledUp != nil {
				r.published += " " + string(rune('0'+*notRolledUp))
			}
			return r.pubErr
		},
		patience: 20 * time.Millisecond,
		pause:    time.Millisecond,
	}
}

func TestSchedule(t *testing.T) {
	no := errors.New("no")
	for _, tt := range []struct {
		name, at         string
		run              run
		calls, published string
		err              string
	}{
		{"the first run of a week", monday, run{}, "setup plan run maintain", "ok 0", ""},
		{"the second run of a week", "2026-11-23T09:20:00Z", run{}, "setup plan run", "ok 0", ""},
		{"another day", tuesday, run{}, "setup plan run", "ok 0", ""},
		{"by hand, without a time", "", run{}, "setup plan run", "ok 0", ""},
		{"the time was over", tuesday, run{result: rollup.Result{Left: 2}}, "setup plan run", "ok 2", ""},
		{"no table", monday, run{setupErr: no}, "setup", "failed", "no"},
		{"no plan", monday, run{planErr: no}, "setup plan", "failed", "no"},
		{"a day fails: the table is maintained", monday, run{runErr: no, result: rollup.Result{Failed: make([]rollup.Failure, 1), Left: 2}}, "setup plan run maintain", "failed 3", "no"},
		{"the maintenance fails", monday, run{maintainErr: no}, "setup plan run maintain", "failed 0", "no"},
		{"no metrics", tuesday, run{pubErr: no}, "setup plan run", "ok 0", "no"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			event := scheduled(tt.at)
			if tt.at == "" {
				event = json.RawMessage(`{}`)
			}
			_, err := tt.run.handler().handle(t.Context(), event)
			if got := strings.Join(tt.run.calls, " "); got != tt.calls || tt.run.published != tt.published {
				t.Errorf("called %s, published %q", got, tt.run.published)
			}
			if tt.err == "" && err != nil || tt.err != "" && (err == nil || err.Error() != tt.err) {
				t.Errorf("error %v, want %q", err, tt.err)
			}
		})
	}
}

// failing: a run that the function's time cuts off says so, and its failure is published.
func TestTheTimeIsUp(t *testing.T) {
	r := &run{}
	h := r.handler()
	h.run = func(ctx context.Context, _ rollup.Plan) (rollup.Result, error) {
		<-ctx.Done()
		return rollup.Result{Left: 4}, ctx.Err()
	}
	published := false
	h.publish = func(ctx context.Context, failed bool, notRolledUp *int) error {
		published = failed && *notRolledUp == 4 && ctx.Err() == nil
		return nil
	}
	ctx, cancel := context.WithTimeout(t.Context(), publishReserve+50*time.Millisecond)
	defer cancel()
	_, err := h.handle(ctx, scheduled(monday))
	if !errors.Is(err, errTimeUp) || !published || strings.Contains(strings.Join(r.calls, " "), "maintain") {
		t.Errorf("error %v, published %t, called %q", err, published, r.calls)
	}
}

func TestAnEventThatIsNoJSON(t *testing.T) {
	r := &run{}
	if _, err := r.handler().handle(t.Context(), json.RawMessage(`"hello`)); err == nil || len(r.calls) > 0 {
		t.Errorf("error %v, called %q", err, r.calls)
	}
}

func TestDeploy(t *testing.T) {
	no := errors.New("no")
	for _, tt := range []struct {
		name   string
		kind   cfn.RequestType
		run    run
		status cfn.StatusType
		// reason is a part of the answer's.
		reason string
		// setups is how often the table was created. Below 0: until the patience was over.
		setups    int
		published string
	}{
		{"create", cfn.RequestCreate, run{}, cfn.StatusSuccess, "", 1, "ok"},
		{"update", cfn.RequestUpdate, run{}, cfn.StatusSuccess, "", 1, "ok"},
		{"delete deletes nothing", cfn.RequestDelete, run{setupErr: no}, cfn.StatusSuccess, "", 0, ""},
		{"a new role is patient", cfn.RequestCreate, run{denied: 3}, cfn.StatusSuccess, "", 4, "ok"},
		{"create fails", cfn.RequestCreate, run{setupErr: errors.New("no workgroup")}, cfn.StatusFailed, "no workgroup", 1, "failed"},
		{"an update that fails is published", cfn.RequestUpdate, run{setupErr: no}, cfn.StatusSuccess, "", 1, "failed"},
		{"a grant is missing, which only a role that exists can get", cfn.RequestCreate, run{denied: 1 << 20}, cfn.StatusSuccess, "", -1, "failed"},
		{"no metrics", cfn.RequestCreate, run{pubErr: no}, cfn.StatusSuccess, "", 1, "ok"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var answer cfn.Response
			server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				if err := json.Unmarshal(body, &answer); err != nil {
					t.Error(err)
				}
			}))
			defer server.Close()
			event, _ := json.Marshal(cfn.Event{
				RequestType: tt.kind, RequestID: "1", StackID: "stack", LogicalResourceID: "Table", PhysicalResourceID: "rollup", ResponseURL: server.URL,
				ResourceProperties: map[string]any{"Setup": "0f3a"},
			})
			if _, err := tt.run.handler().handle(t.Context(), event); err != nil {
				t.Fatal(err)
			}
			if answer.Status != tt.status || answer.PhysicalResourceID != "rollup" || !strings.Contains(answer.Reason, tt.reason) {
				t.Errorf("answered %+v", answer)
			}
			if tt.setups >= 0 && len(tt.run.calls) != tt.setups || tt.run.published != tt.published {
				t.Errorf("called %q, published %q", tt.run.calls, tt.run.published)
			}
		})
	}
}
