package main

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// TestSecondAdoptionIsRefused holds that the former configuration is not replaced by one that somebody sets later, and that both
// remedies of the error help.
func TestSecondAdoptionIsRefused(t *testing.T) {
	adopting, loud := with(catalog.PropertyAdoptExisting, "true"), with(catalog.PropertyAdoptExisting, "true", catalog.PropertyAudio, "true")
	for name, c := range map[string]struct {
		decide func(*service)
		back   string
	}{
		"the former is given back":      {func(s *service) { s.config = s.parameters[catalog.FormerLoggingParameter][0] }, foreignLogs},
		"the present one is given back": {func(s *service) { s.parameters[catalog.FormerLoggingParameter] = []string{"{}"} }, anothers},
		"somebody deleted that one":     {func(s *service) { s.config = "" }, foreignLogs},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{config: foreignLogs}
				if _, err := s.handle(t.Context(), create(adopting)); err != nil {
					t.Fatal(err)
				}
				s.config = anothers
				_, err := s.handle(t.Context(), updated(adopting, loud))
				if err == nil {
					t.Fatal("the second adoption succeeded")
				}
				for _, text := range []string{"it was adopted from s3://their-logs/", "somebody has set s3://another-teams-logs/", "nothing was changed", catalog.FormerLoggingParameter, "deploy again"} {
					if !strings.Contains(err.Error(), text) {
						t.Errorf("error %q does not say %q", err, text)
					}
				}
				if kept := s.parameters[catalog.FormerLoggingParameter]; s.config != anothers || !loggingconfig.Same(parsed(t, kept[len(kept)-1]), parsed(t, foreignLogs)) {
					t.Fatalf("left %s, kept %q", s.config, kept)
				}
				c.decide(s)
				if _, err := s.handle(t.Context(), updated(adopting, loud)); err != nil {
					t.Fatal(err)
				}
				if !loggingconfig.Same(parsed(t, s.config), parsed(t, oursOtherwise)) {
					t.Errorf("adopted: %s", s.config)
				}
				if _, err := s.handle(t.Context(), deletion(loud)); err != nil || !loggingconfig.Same(parsed(t, s.config), parsed(t, c.back)) {
					t.Errorf("given back: error %v, left %s; want %s", err, s.config, c.back)
				}
			})
		})
	}
}

// TestOurBucketIsNotAdopted holds that a configuration of our own bucket below a key prefix is not touched, whether it is to be adopted
// or not: given back in the end, it would deliver to a bucket of ours.
func TestOurBucketIsNotAdopted(t *testing.T) {
	prefixed := strings.Replace(oursAsWanted, `"our-logs"`, `"our-logs","keyPrefix":"audit"`, 1)
	besideGroup := strings.Replace(oursBesideGroup, `"our-logs"`, `"our-logs","keyPrefix":"audit"`, 1)
	for _, config := range []string{prefixed, besideGroup} {
		for _, to := range []map[string]any{with(catalog.PropertyAudio, "true"), with(catalog.PropertyAdoptExisting, "true"), with(catalog.PropertyAdoptExisting, "true", catalog.PropertyKeepCloudWatchLogs, "true")} {
			synctest.Test(t, func(t *testing.T) {
				s := &service{config: config}
				_, err := s.handle(t.Context(), updated(with(), to))
				if err == nil || !strings.Contains(err.Error(), "somebody has changed ours to s3://our-logs/audit") || !strings.Contains(err.Error(), "without the key prefix") {
					t.Errorf("error %v", err)
				}
				if kept := s.parameters[catalog.FormerLoggingParameter]; s.config != config || len(kept) != 0 {
					t.Errorf("left %s, kept %q", s.config, kept)
				}
			})
		}
	}
}
