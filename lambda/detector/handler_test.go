package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const scheduled = `{"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012","time":"2026-11-23T18:00:00Z","region":"us-east-1","resources":["arn:aws:events:us-east-1:123456789012:rule/hourly"],"detail":{}}`

// run records the calls of a handler.
type run struct {
	findings            []coverage.Finding
	detectErr, writeErr error
	detected            int
	recorded            []coverage.Finding

	// profiled are the findings whose profiles were read, after they were recorded.
	profiled    []coverage.Finding
	profilesErr error
	// metered are the findings whose Regions were metered, after they were recorded.
	metered    []coverage.Finding
	meteredErr error
	// notified are the findings of the notification, after both datasets were updated.
	notified  []coverage.Finding
	notifyErr error
	// checked is how often the models were checked.
	checked   int
	modelsErr error
	// repaired are the findings that repairs were started for, after they were recorded.
	repaired  []coverage.Finding
	repairErr error
	memory    memory
}

// memory is the ledger's digest of the last deployment.
type memory struct {
	digest               string
	readErr, rememberErr error
	// remembered is how often the digest was written.
	remembered int
	// usedTooLate means that the ledger was used with a context that had ended.
	usedTooLate bool
}

func (m *memory) Recall(ctx context.Context) (string, error) {
	m.usedTooLate = m.usedTooLate || ctx.Err() != nil
	if m.readErr != nil {
		return "", m.readErr
	}
	return m.digest, nil
}

func (m *memory) Remember(ctx context.Context, digest string) error {
	m.usedTooLate = m.usedTooLate || ctx.Err() != nil
	m.remembered++
	if m.rememberErr == nil {
		m.digest = digest
	}
	return m.rememberErr
}

func (r *run) handler() handler {
	return handler{
		detect: func(context.Context) ([]coverage.Finding, error) {
			r.detected++
			return r.findings, r.detectErr
		},
		record: func(_ context.Context, findings []coverage.Finding) (string, error) {
			r.recorded = findings
			return "coverage/history/2026/11/23/20261123T185512Z.json", r.writeErr
		},
		profiles: func(_ context.Context, findings []coverage.Finding) (profiles.Count, error) {
			if len(r.recorded) == len(findings) {
				r.profiled = findings
			}
			return profiles.Count{Seen: 12, Written: 3, Superseded: 2}, r.profilesErr
		},
		metered: func(_ context.Context, findings []coverage.Finding) (int, error) {
			if len(r.recorded) == len(findings) {
				r.metered = findings
			}
			return 7, r.meteredErr
		},
		notify: func(_ context.Context, findings []coverage.Finding) error {
			if len(r.profiled) == len(findings) && len(r.metered) == len(findings) {
				r.notified = findings
			}
			return r.notifyErr
		},
		models: func(context.Context) error {
			r.checked++
			return r.modelsErr
		},
		repair: func(_ context.Context, findings []coverage.Finding) error {
			if len(r.recorded) == len(findings) {
				r.repaired = findings
			}
			return r.repairErr
		},
		memory: &r.memory,
	}
}

func logging(region string) coverage.Finding {
	return coverage.Finding{Region: region, Listed: true, State: coverage.Logging}
}

func off(region string, listed bool) coverage.Finding {
	return coverage.Finding{Region: region, Listed: listed, State: coverage.Off, Message: "turn it on"}
}

// unanswered is a listed Region that may still log.
var unanswered = coverage.Finding{Region: "us-west-2", Listed: true, State: coverage.Unreachable, Message: "run it again"}

// deploy sends a request of the lists "0f3a" as CloudFormation does, and returns the answer to CloudFormation.
func deploy(t *testing.T, h handler, kind cfn.RequestType) cfn.Response {
	t.Helper()
	return deployLists(t, h, kind, "9b1c", "0f3a")
}

// properties are the properties of the resource for one state of the lists.
func properties(hash string) map[string]any {
	return map[string]any{"ServiceToken": "arn:aws:lambda:us-east-1:123456789012:function:detector", "CatalogHash": hash}
}

// deployLists sends a request from one state of the lists to another.
func deployLists(t *testing.T, h handler, kind cfn.RequestType, from, to string) cfn.Response {
	t.Helper()
	var answer cfn.Response
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if len(body) >= 4096 {
			t.Errorf("an answer of %d bytes", len(body))
		}
		if err := json.Unmarshal(body, &answer); err != nil {
			t.Error(err)
		}
	}))
	defer server.Close()
	request := cfn.Event{
		RequestType: kind, RequestID: "1", StackID: "stack", LogicalResourceID: "Coverage", PhysicalResourceID: "detector", ResponseURL: server.URL,
		ResourceProperties: properties(to),
	}
	if kind == cfn.RequestUpdate {
		request.OldResourceProperties = properties(from)
	}
	event, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.handle(t.Context(), event); err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestDeploySucceeds(t *testing.T) {
	for _, kind := range []cfn.RequestType{cfn.RequestCreate, cfn.RequestUpdate} {
		calls := int64(7)
		unlogged := off("sa-east-1", false)
		unlogged.Invocations24h = &calls
		r := &run{findings: []coverage.Finding{logging("eu-west-1"), logging("us-east-1"), off("eu-west-3", false), unlogged, {Region: "us-west-1", State: coverage.Denied}}}
		answer := deploy(t, r.handler(), kind)
		want := map[string]any{"Regions": "5", "Logging": "2", "ListedUnlogged": "0", "UnlistedUnlogged": "1", "Unreadable": "1", "Profiles": "12", "Superseded": "2", "Report": "coverage/history/2026/11/23/20261123T185512Z.json"}
		if answer.Status != cfn.StatusSuccess || answer.PhysicalResourceID != "detector" || !reflect.DeepEqual(answer.Data, want) {
			t.Errorf("%s: answered %+v", kind, answer)
		}
		if len(r.recorded) != 5 {
			t.Errorf("%s: recorded %v", kind, r.recorded)
		}
		if len(r.profiled) != 5 || len(r.metered) != 5 || len(r.notified) != 5 || r.checked != 1 || r.memory.remembered != 1 || r.memory.digest != customresource.Digest(properties("0f3a")) {
			t.Errorf("%s: profiles of %v, metered %v, notified %v, memory %+v", kind, r.profiled, r.metered, r.notified, r.memory)
		}
	}
}

// TestOnlyAListedRegionFailsADeployment has every other failure, and Regions that lose records and are unlisted, or log to our bucket,
// or did not answer once.
func TestOnlyAListedRegionFailsADeployment(t *testing.T) {
	calls := int64(7)
	unlogged := off("sa-east-1", false)
	unlogged.Invocations24h = &calls
	failing := coverage.Finding{Region: "us-west-2", Listed: true, State: coverage.DeliveryFailing}
	r := &run{
		findings:  []coverage.Finding{logging("us-east-1"), unlogged, failing, unanswered},
		detectErr: errors.New("no list of Regions"), writeErr: errors.New("no bucket"),
		profilesErr: errors.New("no tags"), meteredErr: errors.New("no metrics"), modelsErr: errors.New("no models"), notifyErr: errors.New("no topic"),
	}
	if answer := deploy(t, r.handler(), cfn.RequestUpdate); answer.Status != cfn.StatusSuccess || len(r.profiled) != 4 || r.memory.remembered != 1 {
		t.Errorf("answered %+v", answer)
	}
}

func TestDeployFails(t *testing.T) {
	found := func(state coverage.State) coverage.Finding {
		return coverage.Finding{Region: "us-west-1", Listed: true, State: state, Message: "do this"}
	}
	for name, c := range map[string]struct {
		run    run
		reason []string
	}{
		"listed Regions are off, and elsewhere, and one did not answer": {
			run{findings: []coverage.Finding{off("eu-west-1", true), logging("us-east-1"), unanswered, found(coverage.Elsewhere)}},
			[]string{"listed Regions are not logging: eu-west-1 is off: turn it on; us-west-1 is elsewhere: do this"}},
		"a listed Region is below a prefix": {run{findings: []coverage.Finding{found(coverage.WrongPrefix)}}, []string{"us-west-1 is wrong-prefix: do this"}},
		"a listed Region is not enabled":    {run{findings: []coverage.Finding{found(coverage.NotEnabled)}}, []string{"us-west-1 is not-enabled: do this"}},
		"a listed Region refuses to say":    {run{findings: []coverage.Finding{found(coverage.Denied)}}, []string{"us-west-1 is denied: do this"}},
		"a listed Region is off, and nothing else went well": {
			run{findings: []coverage.Finding{off("eu-west-1", true)}, detectErr: errors.New("no list of Regions"), writeErr: errors.New("no bucket")},
			[]string{"eu-west-1 is off"}},
		"cut off": {
			run{detectErr: errors.New("time was up")}, []string{"time was up"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, kind := range []cfn.RequestType{cfn.RequestCreate, cfn.RequestUpdate} {
				answer := deploy(t, c.run.handler(), kind)
				if answer.Status != cfn.StatusFailed || answer.PhysicalResourceID != "detector" {
					t.Errorf("answered %+v", answer)
				}
				for _, reason := range c.reason {
					if !strings.Contains(answer.Reason, reason) {
						t.Errorf("reason %q does not say %q", answer.Reason, reason)
					}
				}
				if len(c.run.recorded) != len(c.run.findings) || len(c.run.profiled) != len(c.run.findings) {
					t.Errorf("recorded %v, profiles of %v", c.run.recorded, c.run.profiled)
				}
			}
		})
	}
}

func TestManyUnloggedRegionsFitTheAnswer(t *testing.T) {
	r := &run{}
	for i := range 200 {
		r.findings = append(r.findings, off(fmt.Sprintf("xx-region-%d", i), true))
	}
	if answer := deploy(t, r.handler(), cfn.RequestCreate); !strings.HasPrefix(answer.Reason, "listed Regions are not logging: xx-region-0 is off") {
		t.Errorf("answered %+v", answer)
	}
}

func TestDeleteRunsNothing(t *testing.T) {
	r := &run{findings: []coverage.Finding{off("eu-west-1", true)}}
	answer := deploy(t, r.handler(), cfn.RequestDelete)
	if answer.Status != cfn.StatusSuccess || answer.PhysicalResourceID != "detector" || r.detected != 0 || r.recorded != nil || r.profiled != nil || r.notified != nil || r.checked != 0 || r.memory.remembered != 0 {
		t.Errorf("answered %+v after %d runs", answer, r.detected)
	}
}

func TestSchedule(t *testing.T) {
	r := &run{findings: []coverage.Finding{off("eu-west-1", true)}}
	if _, err := r.handler().handle(t.Context(), json.RawMessage(scheduled)); err != nil {
		t.Errorf("an unlogged Region is a matter of the alarm, not an error: %v", err)
	}
	if r.detected != 1 || len(r.recorded) != 1 || len(r.profiled) != 1 || len(r.metered) != 1 || len(r.notified) != 1 || r.checked != 1 || r.memory.remembered != 0 {
		t.Errorf("%d runs, recorded %v, profiles of %v, memory written %d times", r.detected, r.recorded, r.profiled, r.memory.remembered)
	}

	r = &run{findings: []coverage.Finding{off("eu-west-1", true)}, detectErr: errors.New("no list of Regions"), writeErr: errors.New("no bucket"), profilesErr: errors.New("no tags"), meteredErr: errors.New("no metrics"), modelsErr: errors.New("no models"), notifyErr: errors.New("no topic")}
	_, err := r.handler().handle(t.Context(), json.RawMessage(scheduled))
	if err == nil || err.Error() != "no list of Regions\nno bucket\nno tags\nno metrics\nno models\nno topic" || len(r.recorded) != 1 {
		t.Errorf("error %v, recorded %v", err, r.recorded)
	}
}

func TestAnEventThatIsNoJSON(t *testing.T) {
	r := &run{}
	if _, err := r.handler().handle(t.Context(), json.RawMessage(`"hello`)); err == nil || r.detected != 0 {
		t.Errorf("error %v after %d runs", err, r.detected)
	}
}
