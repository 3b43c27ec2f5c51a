package main

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// TestLogGroupBesideOurBucket holds the one answer for a log group that somebody set beside our bucket: a deployment keeps it and says
// so. It goes only where KeepCloudWatchLogs was set and is taken back.
func TestLogGroupBesideOurBucket(t *testing.T) {
	adopting, keeping := with(catalog.PropertyAdoptExisting, "true"), with(catalog.PropertyAdoptExisting, "true", catalog.PropertyKeepCloudWatchLogs, "true")
	const kept = "; CloudWatch log group /bedrock, which nobody asked for, is kept"
	for _, c := range []struct {
		name         string
		event        cfn.Event
		found, left  string
		says, parked string
	}{
		{"Create", create(with()), oursBesideGroup, oursBesideGroup, "it was on" + kept, ""},
		{"Create, adopting", create(adopting), oursBesideGroup, oursBesideGroup, "it was on" + kept, ""},
		{"Create, keeping", create(keeping), oursBesideGroup, oursBesideGroup, "it was on", ""},
		{"Create with other flags", create(with()), loudBesideGroup, oursBesideGroup, "it is on" + kept, ""},
		{"Update", updated(with(catalog.PropertyAudio, "true"), with()), loudBesideGroup, oursBesideGroup, "it is on" + kept, ""},
		{"Update, adopting", updated(with(), adopting), oursBesideGroup, oursBesideGroup, "it was on" + kept, ""},
		{"Update, keeping", updated(with(), keeping), oursBesideGroup, oursBesideGroup, "it was on", ""},
		{"Update, un-adopting", updated(adopting, with()), oursBesideGroup, oursBesideGroup, "it was on" + kept, ""},
		{"Update, keeping no longer", updated(keeping, adopting), oursBesideGroup, oursAsWanted, "it is on", foreignGroup},
		{"Update, keeping and adopting no longer", updated(keeping, with()), oursBesideGroup, oursAsWanted, "it is on", ""},
		{"Delete", deletion(with()), oursBesideGroup, oursBesideGroup, "invocation logging stays as it is", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var log bytes.Buffer
				former := slog.Default()
				slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
				defer slog.SetDefault(former)
				s := &service{config: c.found, parameters: map[string][]string{}}
				if c.parked != "" {
					s.parameters[catalog.FormerLoggingParameter] = []string{c.parked}
				}
				if _, err := s.handle(t.Context(), c.event); err != nil {
					t.Fatal(err)
				}
				if !loggingconfig.Same(parsed(t, s.config), parsed(t, c.left)) {
					t.Errorf("left %s, want %s", s.config, c.left)
				}
				if !strings.Contains(log.String(), `done="`+c.says+`"`) {
					t.Errorf("the log does not say %q:\n%s", c.says, log.String())
				}
			})
		})
	}
}

// TestLogGroupSetMeanwhile holds that a log group which somebody sets while a request fails is left as it is.
func TestLogGroupSetMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{config: oursOtherwise, fault: meanwhile(oursBesideGroup)}
		_, err := s.handle(t.Context(), updated(with(catalog.PropertyAudio, "true"), with()))
		if err == nil || !strings.Contains(err.Error(), "somebody else has set s3://our-logs/ and CloudWatch log group /bedrock") {
			t.Errorf("error %v", err)
		}
		if s.config != oursBesideGroup {
			t.Errorf("left %s", s.config)
		}
	})
}
