package main

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// newRole denies every call for a time, as IAM does that has not yet seen the role's permissions.
func newRole(unseen time.Duration) fault {
	start := time.Now()
	return func(*service, string, int) answer {
		if time.Since(start) < unseen {
			return denied
		}
		return answer{}
	}
}

// TestNewRole holds that every request of CloudFormation succeeds with a role whose permissions are seen after half a minute: SSM, Amazon
// Bedrock and SNS.
func TestNewRole(t *testing.T) {
	adopting := with(catalog.PropertyAdoptExisting, "true")
	for name, c := range map[string]struct {
		event                cfn.Event
		config, former, want string
		alerts               int
	}{
		"Create":              {create(with()), "", "", oursAsWanted, 0},
		"Create, adopting":    {create(adopting), foreignLogs, "", oursAsWanted, 0},
		"Update":              {updated(with(catalog.PropertyAudio, "true"), with()), oursOtherwise, "", oursAsWanted, 0},
		"Update, un-adopting": {updated(adopting, with()), oursAsWanted, foreignLogs, foreignLogs, 0},
		"Delete, un-adopting": {deletion(adopting), oursAsWanted, foreignLogs, foreignLogs, 0},
		"Delete, not ours":    {deletion(adopting), anothers, foreignLogs, anothers, 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := scenario{event: c.event, config: c.config, former: c.former}.world()
				s.fault = newRole(30 * time.Second)
				if err, _ := send(t, s, with(), c.event); err != nil {
					t.Fatal(err)
				}
				if !loggingconfig.Same(parsed(t, s.config), parsed(t, c.want)) || len(s.alerts) != c.alerts {
					t.Errorf("left %s, alerts %v", s.config, s.alerts)
				}
			})
		})
	}
}

// TestEachCallOfANewRole denies one operation alone for half a minute: the permissions of one service may be seen before those of another.
func TestEachCallOfANewRole(t *testing.T) {
	for _, operation := range []string{"GET", "PUT", "GetParameter", "PutParameter"} {
		synctest.Test(t, func(t *testing.T) {
			young := newRole(30 * time.Second)
			s := &service{fault: func(s *service, o string, nth int) answer {
				if o == operation {
					return young(s, o, nth)
				}
				return answer{}
			}}
			if _, err := s.handle(t.Context(), create(with())); err != nil {
				t.Errorf("%s: %v", operation, err)
			}
			if !loggingconfig.Same(parsed(t, s.config), parsed(t, oursAsWanted)) {
				t.Errorf("%s: left %s", operation, s.config)
			}
		})
	}
}

// TestDeniedForEver holds that a real denial is reported as one, with the time for which it was repeated, and within the function's time.
func TestDeniedForEver(t *testing.T) {
	for _, operation := range []string{"GET", "PUT", "PutParameter"} {
		synctest.Test(t, func(t *testing.T) {
			s := &service{fault: on(operation, 1, always, denied)}
			ctx, cancel := context.WithTimeout(t.Context(), 225*time.Second)
			defer cancel()
			start := time.Now()
			_, err := s.handle(ctx, create(with()))
			if took := time.Since(start); took < 50*time.Second || took > 70*time.Second {
				t.Errorf("%s: took %s", operation, took)
			}
			if err == nil || !strings.Contains(err.Error(), "AccessDeniedException: not authorized to perform (denied at each of ") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: error %v", operation, err)
			}
		})
	}
}

// TestRepairIsNotRepeated holds that an event of CloudTrail or of the detector makes each call once: its role is old.
func TestRepairIsNotRepeated(t *testing.T) {
	for _, event := range []json.RawMessage{seenBy(somebody, "Delete"), foundOff(t)} {
		for _, operation := range []string{"GET", "PUT", "Publish"} {
			synctest.Test(t, func(t *testing.T) {
				s := &service{fault: on(operation, 1, always, denied)}
				start := time.Now()
				_, err := receiver(s.clients(), environment(with()))(t.Context(), event)
				if err == nil || s.count(operation) != 1 || time.Since(start) > time.Second {
					t.Errorf("%s: error %v, calls %v in %s", operation, err, s.calls, time.Since(start))
				}
			})
		}
	}
}

// TestDenialsDoNotCount holds that denials take no retries from the errors that are retried otherwise.
func TestDenialsDoNotCount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{fault: both(on("PUT", 1, 5, denied), on("PUT", 6, 7, throttled), on("PUT", 8, 9, unpropagated))}
		if _, err := s.handle(t.Context(), create(with())); err != nil {
			t.Fatal(err)
		}
		if n := s.count("PUT"); n != 10 {
			t.Errorf("%d puts, want 10", n)
		}
	})
}

// TestAllOperationsAreDenied holds that the tests above deny every operation that a request calls.
func TestAllOperationsAreDenied(t *testing.T) {
	called := map[string]bool{}
	for _, c := range scenarios(t) {
		synctest.Test(t, func(t *testing.T) {
			s := c.world()
			_, _ = send(t, s, c.properties, c.event)
			for _, operation := range s.calls {
				called[operation] = true
			}
		})
	}
	if got := slices.Sorted(maps.Keys(called)); !slices.Equal(got, []string{"GET", "GetParameter", "PUT", "Publish", "PutParameter"}) {
		t.Errorf("operations %v", got)
	}
}
