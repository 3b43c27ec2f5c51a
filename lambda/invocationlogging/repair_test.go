package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

const (
	ourselves = "arn:aws:sts::123456789012:assumed-role/bedrock-bootstrap-logging-eu-west-1/logging"
	notThere  = "But nobody was notified: the topic " + testTopic + " is not there yet."
)

func TestRepair(t *testing.T) {
	for _, c := range []struct {
		name   string
		event  json.RawMessage
		s      service
		left   string
		did    []string
		alerts []string
	}{
		{"deleted by somebody", seenBy(somebody, "Delete"), service{}, oursAsWanted,
			[]string{somebody + " called DeleteModelInvocationLoggingConfiguration at 2026-11-25T09:30:00Z.", "is on again and delivers to s3://our-logs/", "Calls made meanwhile left no record"},
			[]string{"Amazon Bedrock logging in eu-west-1 was off and is on again"}},
		{"deleted before the topic is there", seenBy(somebody, "Delete"), service{noTopic: true}, oursAsWanted, []string{"is on again", notThere}, nil},
		{"deleted by a service", json.RawMessage(`{"source":"aws.bedrock","detail":{"eventName":"Delete","userIdentity":{"type":"AWSService","invokedBy":"cloudformation.amazonaws.com"}}}`),
			service{}, oursAsWanted, []string{"cloudformation.amazonaws.com called Delete"}, []string{"Amazon Bedrock logging in eu-west-1 was off and is on again"}},
		{"deleted by nobody known", json.RawMessage(`{"source":"aws.bedrock","detail":{"eventName":"Delete"}}`),
			service{}, oursAsWanted, []string{"somebody whom CloudTrail does not name called Delete"}, []string{"Amazon Bedrock logging in eu-west-1 was off and is on again"}},
		{"deleted, and put back already", seenBy(somebody, "Delete"), service{config: oursAsWanted}, oursAsWanted, []string{"nothing: logging is on"}, nil},
		{"replaced", seenBy(somebody, "Put"), service{config: foreignLogs}, foreignLogs,
			[]string{somebody + " called Put", "now delivers to s3://their-logs/", "was left as it is"}, []string{"Amazon Bedrock logging in eu-west-1 was changed"}},
		{"a log group added", seenBy(somebody, "Put"), service{config: oursBesideGroup}, oursBesideGroup,
			[]string{somebody + " called Put", "now delivers to s3://our-logs/ and CloudWatch log group /bedrock", "was left as it is. Every record still reaches our bucket, and a deployment keeps the log group. Ask them why"},
			[]string{"Amazon Bedrock logging in eu-west-1 was changed"}},
		{"a log group added, and found by the detector", foundOff(t), service{config: oursBesideGroup}, oursBesideGroup, []string{"nothing: it delivers to s3://our-logs/ and CloudWatch log group /bedrock"}, nil},
		{"bodies turned on", seenBy(somebody, "Put"), service{config: oursOtherwise}, oursOtherwise, []string{"audio true"}, []string{"Amazon Bedrock logging in eu-west-1 was changed"}},
		{"replaced by a hostile session", seenBy(`a\nAccount 1\u001b[2J\u202e`, "Put"), service{config: foreignLogs}, foreignLogs,
			[]string{"a Account 1\ufffd[2J\ufffd called Put"}, []string{"Amazon Bedrock logging in eu-west-1 was changed"}},
		{"our own put", seenBy(ourselves, "Put"), service{config: foreignLogs}, foreignLogs, []string{"nothing: the change was our own"}, nil},
		{"found off by the detector", foundOff(t), service{}, oursAsWanted, []string{"the detector found invocation logging off."},
			[]string{"Amazon Bedrock logging in eu-west-1 was off and is on again"}},
		{"found off by the detector, but replaced since", foundOff(t), service{config: foreignLogs}, foreignLogs, []string{"nothing: it delivers to s3://their-logs/"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				done, err := c.s.handler().receive(t.Context(), c.event)
				if err != nil {
					t.Fatal(err)
				}
				if !loggingconfig.Same(parsed(t, c.s.config), parsed(t, c.left)) {
					t.Errorf("left %s", c.s.config)
				}
				var subjects []string
				for _, a := range c.s.alerts {
					subjects = append(subjects, a.Get("Subject"))
					if a.Get("TopicArn") != testTopic || a.Get("Message") != done {
						t.Errorf("alert %v", a)
					}
				}
				if !slices.Equal(subjects, c.alerts) {
					t.Errorf("alerts %q, want %q", subjects, c.alerts)
				}
				for _, text := range c.did {
					if !strings.Contains(done, text) {
						t.Errorf("done %q does not say %q", done, text)
					}
				}
			})
		})
	}
}

// TestOnlyAnAddedLogGroupIsCalledHarmless holds that the alert of other flags says nothing of a log group that is to be kept.
func TestOnlyAnAddedLogGroupIsCalledHarmless(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{config: loudBesideGroup}
		done, err := s.handlerOf(with(catalog.PropertyAdoptExisting, "true", catalog.PropertyKeepCloudWatchLogs, "true")).receive(t.Context(), seenBy(somebody, "Put"))
		if err != nil || len(s.alerts) != 1 || !strings.Contains(done, "audio true") || strings.Contains(done, "Every record") {
			t.Errorf("error %v, done %q, alerts %v", err, done, s.alerts)
		}
	})
}

// TestRepairFails holds that a failed repair alerts people, and that a repair which cannot alert them fails.
func TestRepairFails(t *testing.T) {
	for _, c := range []struct {
		name, operation string
		left            string
		says            string
		alert           string
	}{
		{"put", "PUT", "", "not authorized", "could not be turned on again"},
		{"alert", "Publish", oursAsWanted, "is on again and delivers to s3://our-logs/", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{fault: on(c.operation, 1, always, denied)}
				_, err := s.handler().receive(t.Context(), seenBy(somebody, "Delete"))
				if err == nil || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "repair invocation logging in eu-west-1: ") {
					t.Errorf("error %v", err)
				}
				if !loggingconfig.Same(parsed(t, s.config), parsed(t, c.left)) {
					t.Errorf("left %s", s.config)
				}
				if alerts := fmt.Sprint(s.alerts); (c.alert == "") != (len(s.alerts) == 0) || !strings.Contains(alerts, c.alert) {
					t.Errorf("alerts %s", alerts)
				}
			})
		})
	}
}

func TestStrangeEvents(t *testing.T) {
	for event, want := range map[string]string{
		`[]`:                       "read the event",
		`{"source":"aws.s3"}`:      `its source is "aws.s3"; allowed: aws.bedrock, bedrock-bootstrap.detector`,
		`{}`:                       `its source is ""`,
		`{"source":7}`:             "read the event",
		`{"RequestType":"Delete"}`: "answer CloudFormation",
	} {
		s := &service{config: foreignLogs}
		if _, err := s.handler().receive(t.Context(), json.RawMessage(event)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", event, err, want)
		}
		if len(s.calls) != 0 {
			t.Errorf("%s: calls %v", event, s.calls)
		}
	}
}
