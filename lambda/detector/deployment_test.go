package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

func TestUndoes(t *testing.T) {
	for _, c := range []struct {
		name      string
		d, failed Deployment
		want      bool
	}{
		{"the rollback", Deployment{To: "old", From: "new"}, Deployment{To: "new", From: "old"}, true},
		{"the same deployment again", Deployment{To: "new", From: "old"}, Deployment{To: "new", From: "old"}, false},
		{"on from the failed lists", Deployment{To: "newer", From: "new"}, Deployment{To: "new", From: "old"}, false},
		{"back to the former lists from others", Deployment{To: "old", From: "newer"}, Deployment{To: "new", From: "old"}, false},
		{"nothing failed", Deployment{To: "old", From: "new"}, Deployment{}, false},
		{"nothing failed, and no digests", Deployment{}, Deployment{}, false},
		{"the lists did not change", Deployment{To: "same", From: "same"}, Deployment{To: "same", From: "same"}, true},
	} {
		if got := c.d.Undoes(c.failed); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestFailedDeployment(t *testing.T) {
	s := objectstoretest.New()
	l := failedDeployments{s.Bucket()}
	s.GetErr = errors.New("AccessDenied")
	if failed, err := l.read(t.Context()); err != nil || failed != (Deployment{}) {
		t.Errorf("none yet: error %v, got %+v", err, failed)
	}
	s.GetErr = nil
	for _, d := range []Deployment{{To: "b", From: "a"}, {To: "c", From: "a"}, {}} {
		if err := l.remember(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if failed, err := l.read(t.Context()); err != nil || failed != d {
			t.Errorf("error %v, got %+v, want %+v", err, failed, d)
		}
	}
	if body := s.Objects["coverage/deployments/failed.json"]; len(s.Objects) != 1 || body != `{"catalog_hash":"","former_catalog_hash":""}`+"\n" {
		t.Errorf("objects %v", s.Objects)
	}
}

func TestFailedDeploymentCannotBeReadOrWritten(t *testing.T) {
	s := objectstoretest.New()
	s.Objects[failedKey] = "{"
	if _, err := (failedDeployments{s.Bucket()}).read(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "read s3://the-ledger/coverage/deployments/failed.json: ") {
		t.Errorf("error %v", err)
	}
	s.GetErr = errors.New("no access")
	if _, err := (failedDeployments{s.Bucket()}).read(t.Context()); err == nil || err.Error() != "read s3://the-ledger/coverage/deployments/failed.json: no access" {
		t.Errorf("error %v", err)
	}
	s.PutErr[failedKey] = errors.New("no room")
	if err := (failedDeployments{s.Bucket()}).remember(t.Context(), Deployment{}); err == nil || err.Error() != "write s3://the-ledger/coverage/deployments/failed.json: no room" {
		t.Errorf("error %v", err)
	}
}

// TestTheMarkerIsNoFinding proves that no table of findings or profiles reads the marker.
func TestTheMarkerIsNoFinding(t *testing.T) {
	for _, table := range []string{catalog.CoveragePrefix, catalog.CoverageHistoryPrefix, catalog.ProfilesPrefix} {
		if strings.HasPrefix(failedKey, table) {
			t.Errorf("%s is below %s", failedKey, table)
		}
	}
}
