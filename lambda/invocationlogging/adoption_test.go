package main

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// TestAdoptionThereAndBack follows a configuration of somebody else's through its adoption.
func TestAdoptionThereAndBack(t *testing.T) {
	const theirs = `{"cloudWatchConfig":{"largeDataDeliveryS3Config":{"bucketName":"large-logs","keyPrefix":"data"},"logGroupName":"/bedrock","roleArn":"arn:aws:iam::123456789012:role/logs"},"embeddingDataDeliveryEnabled":true,"s3Config":{"bucketName":"their-logs","keyPrefix":"a/b"},"textDataDeliveryEnabled":false}`
	synctest.Test(t, func(t *testing.T) {
		s := &service{config: theirs}
		adopting := with(catalog.PropertyAdoptExisting, "true")
		handled := func(event cfn.Event) {
			t.Helper()
			if _, err := s.handle(t.Context(), event); err != nil {
				t.Fatal(err)
			}
		}
		handled(create(adopting))
		if !loggingconfig.Same(parsed(t, s.config), parsed(t, oursAsWanted)) {
			t.Errorf("adopted: %s", s.config)
		}
		// The keys are the API's own, so that the AWS command line takes the value as it is.
		if kept := s.parameters[catalog.FormerLoggingParameter]; len(kept) != 1 || kept[0] != theirs {
			t.Errorf("kept %q", kept)
		}
		if put, write := s.first("PUT"), s.first("PutParameter"); write > put {
			t.Errorf("kept after the first put: %v", s.calls)
		}
		handled(deletion(adopting))
		if !loggingconfig.Same(parsed(t, s.config), parsed(t, theirs)) {
			t.Errorf("put back: %s", s.config)
		}
		if kept := s.parameters[catalog.FormerLoggingParameter]; len(kept) != 2 || kept[1] != "{}" {
			t.Errorf("not forgotten: %q", kept)
		}
	})
}

// first returns the place of the first call of an operation.
func (s *service) first(operation string) int {
	for i, o := range s.calls {
		if o == operation {
			return i
		}
	}
	return len(s.calls)
}

// TestNotPutBackAlerts holds that people are notified of a configuration that is not put back: CloudFormation shows no message of a
// success.
func TestNotPutBackAlerts(t *testing.T) {
	for name, event := range map[string]cfn.Event{
		"Delete":              deletion(with(catalog.PropertyAdoptExisting, "true")),
		"Update, un-adopting": updated(with(catalog.PropertyAdoptExisting, "true"), with()),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{config: anothers, parameters: map[string][]string{catalog.FormerLoggingParameter: {foreignLogs}}}
				if _, err := s.handle(t.Context(), event); err != nil {
					t.Fatal(err)
				}
				if len(s.alerts) != 1 || s.alerts[0].Get("Subject") != "Amazon Bedrock logging in eu-west-1 was not put back" {
					t.Fatalf("alerts %v", s.alerts)
				}
				for _, text := range []string{"s3://another-teams-logs/", "s3://their-logs/", catalog.FormerLoggingParameter} {
					if !strings.Contains(s.alerts[0].Get("Message"), text) {
						t.Errorf("alert %q does not say %q", s.alerts[0].Get("Message"), text)
					}
				}
				if s.config != anothers {
					t.Errorf("left %s", s.config)
				}
			})
		})
	}
}

// TestRefusedUpdateIsRolledBack is CloudFormation's way with a configuration that is and stays somebody else's: the update fails, its
// rollback must not, and the same update must fail where none failed before.
func TestRefusedUpdateIsRolledBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		quiet, loud := with(), with(catalog.PropertyAudio, "true")
		if _, err := s.handle(t.Context(), create(quiet)); err != nil {
			t.Fatal(err)
		}
		s.config = foreignLogs
		for range 2 {
			if _, err := s.handle(t.Context(), updated(quiet, loud)); err == nil {
				t.Error("the update succeeded")
			}
			if _, err := s.handle(t.Context(), updated(loud, quiet)); err != nil {
				t.Errorf("the rollback failed: %v", err)
			}
		}
		s.config = oursAsWanted
		if _, err := s.handle(t.Context(), updated(quiet, loud)); err != nil {
			t.Fatal(err)
		}
		s.config = foreignLogs
		if _, err := s.handle(t.Context(), updated(loud, quiet)); err == nil {
			t.Error("an update back that rolls nothing back succeeded")
		}
		if s.config != foreignLogs {
			t.Errorf("left %s", s.config)
		}
	})
}
