package main

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// TestForgedBucketMovesNothing sends requests of a principal that may invoke the function: they name the bucket that is ours.
func TestForgedBucketMovesNothing(t *testing.T) {
	mine := with(catalog.PropertyBucketName, "mine")
	mineAdopting := with(catalog.PropertyBucketName, "mine", catalog.PropertyAdoptExisting, "true")
	const says = `property BucketName is "mine"; allowed: "our-logs", that of the function's environment`
	for name, c := range map[string]struct {
		event  cfn.Event
		config string
		says   string
	}{
		"Update from ours":                  {updated(with(), mine), oursAsWanted, says},
		"Update from ours, adopting":        {updated(with(catalog.PropertyAdoptExisting, "true"), mineAdopting), oursAsWanted, says},
		"Update from ours, un-adopting":     {updated(with(catalog.PropertyAdoptExisting, "true"), mine), oursAsWanted, says},
		"Update that calls another's ours":  {updated(with(catalog.PropertyBucketName, "their-logs"), with()), foreignLogs, "it is somebody else's"},
		"Update that un-adopts from a lie":  {updated(mineAdopting, with()), oursAsWanted, says},
		"Create":                            {create(mine), oursAsWanted, says},
		"Create, adopting":                  {create(mineAdopting), oursAsWanted, says},
		"Create where logging is off":       {create(mine), "", says},
		"Delete, un-adopting":               {deletion(mineAdopting), oursAsWanted, ""},
		"Delete of what was never deployed": {deletion(map[string]any{catalog.PropertyAdoptExisting: "true"}), oursAsWanted, ""},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &service{config: c.config, parameters: map[string][]string{catalog.FormerLoggingParameter: {foreignLogs}}}
				_, err := s.handle(t.Context(), c.event)
				if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
					t.Errorf("error %v, want %q", err, c.says)
				}
				if s.config != c.config || s.writes() != 0 {
					t.Errorf("left %s after %v", s.config, s.calls)
				}
				if kept := s.parameters[catalog.FormerLoggingParameter]; len(kept) != 1 || len(s.alerts) != 0 {
					t.Errorf("kept %q, alerts %v", kept, s.alerts)
				}
			})
		})
	}
}

// TestBucketOfNoEnvironment holds that a function without our bucket in its environment changes nothing.
func TestBucketOfNoEnvironment(t *testing.T) {
	s := &service{config: oursAsWanted}
	_, err := s.handleWith(t.Context(), nil, create(with()))
	if want := `property BucketName is "our-logs"; allowed: ""`; err == nil || !strings.Contains(err.Error(), want) || s.writes() != 0 {
		t.Errorf("error %v, want %q; calls %v", err, want, s.calls)
	}
}
