package main

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// TestSecondAdoptionIsRefused holds that the former configuration is not replaced by what somebody sets later, and that both ways
// out that the error names are ways out.
func TestSecondAdoptionIsRefused(t *testing.T) {
	adopting, loud := with(adoptProperty, "true"), with(adoptProperty, "true", audioFlag, "true")
	for name, c := range map[string]struct {
		decide func(*service)
		back   string
	}{
		"the former is given back":      {func(s *service) { s.config = s.parameters[catalog.FormerLoggingParameter][0] }, foreignLogs},
		"what is there is given back":   {func(s *service) { s.parameters[catalog.FormerLoggingParameter] = []string{"{}"} }, anothers},
		"somebody deleted what was set": {func(s *service) { s.config = "" }, foreignLogs},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{config: foreignLogs}
				if _, err := s.handler().handle(t.Context(), create(adopting)); err != nil {
					t.Fatal(err)
				}
				s.config = anothers
				_, err := s.handler().handle(t.Context(), updated(adopting, loud))
				if err == nil {
					t.Fatal("the second adoption succeeded")
				}
				for _, text := range []string{"it was adopted from s3://their-logs/", "somebody has set s3://another-teams-logs/", "nothing was changed", catalog.FormerLoggingParameter, "deploy again"} {
					if !strings.Contains(err.Error(), text) {
						t.Errorf("error %q does not say %q", err, text)
					}
				}
				if kept := s.parameters[catalog.FormerLoggingParameter]; s.config != anothers || !same(parsed(t, kept[len(kept)-1]), parsed(t, foreignLogs)) {
					t.Fatalf("left %s, kept %q", s.config, kept)
				}
				c.decide(s)
				if _, err := s.handler().handle(t.Context(), updated(adopting, loud)); err != nil {
					t.Fatal(err)
				}
				if !same(parsed(t, s.config), parsed(t, oursOtherwise)) {
					t.Errorf("adopted: %s", s.config)
				}
				if _, err := s.handler().handle(t.Context(), deletion(loud)); err != nil || !same(parsed(t, s.config), parsed(t, c.back)) {
					t.Errorf("given back: error %v, left %s; want %s", err, s.config, c.back)
				}
			})
		})
	}
}

// TestOurBucketIsNotAdopted holds that a log group that somebody set beside our bucket is kept beside it or not touched: given back
// in the end, it would deliver to a bucket of ours.
func TestOurBucketIsNotAdopted(t *testing.T) {
	prefixed := strings.Replace(oursAsWanted, `"our-logs"`, `"our-logs","keyPrefix":"audit"`, 1)
	for _, config := range []string{oursBesideGroup, prefixed} {
		synctest.Test(t, func(t *testing.T) {
			s := &service{config: config}
			_, err := s.handler().handle(t.Context(), updated(with(), with(adoptProperty, "true")))
			if err == nil || !strings.Contains(err.Error(), "somebody has changed ours to") || !strings.Contains(err.Error(), "KeepCloudWatchLogs") {
				t.Errorf("error %v", err)
			}
			if kept := s.parameters[catalog.FormerLoggingParameter]; s.config != config || len(kept) != 0 {
				t.Errorf("left %s, kept %q", s.config, kept)
			}
		})
	}
	synctest.Test(t, func(t *testing.T) {
		s := &service{config: oursBesideGroup}
		keeping := with(adoptProperty, "true", keepLogsProperty, "true")
		if _, err := s.handler().handle(t.Context(), updated(with(), keeping)); err != nil || s.config != oursBesideGroup {
			t.Errorf("kept: error %v, left %s", err, s.config)
		}
	})
}
