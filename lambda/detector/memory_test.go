package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

func TestTheLastDeploymentIsRemembered(t *testing.T) {
	s := objectstoretest.New()
	m := ledgerMemory{s.Bucket()}
	if digest, err := m.Recall(t.Context()); err != nil || digest != "" {
		t.Errorf("none yet: error %v, got %q", err, digest)
	}
	for _, want := range []string{"9b1c", "0f3a"} {
		if err := m.Remember(t.Context(), want); err != nil {
			t.Fatal(err)
		}
		if digest, err := m.Recall(t.Context()); err != nil || digest != want {
			t.Errorf("error %v, got %q, want %q", err, digest, want)
		}
	}
	if body := s.Objects["coverage/deployments/deployed.json"]; len(s.Objects) != 1 || body != `{"digest":"0f3a"}`+"\n" {
		t.Errorf("objects %v", s.Objects)
	}
}

func TestTheLastDeploymentCannotBeReadOrWritten(t *testing.T) {
	s := objectstoretest.New()
	m := ledgerMemory{s.Bucket()}
	s.Objects[deployedKey] = "{"
	if _, err := m.Recall(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "read s3://the-ledger/coverage/deployments/deployed.json: ") {
		t.Errorf("error %v", err)
	}
	s.GetErr, s.PutErr[deployedKey] = errors.New("no access"), errors.New("no room")
	if _, err := m.Recall(t.Context()); err == nil || err.Error() != "read s3://the-ledger/coverage/deployments/deployed.json: no access" {
		t.Errorf("error %v", err)
	}
	if err := m.Remember(t.Context(), "0f3a"); err == nil || err.Error() != "write s3://the-ledger/coverage/deployments/deployed.json: no room" {
		t.Errorf("error %v", err)
	}
}

// TestTheLastDeploymentIsNoFinding proves that no table of findings or profiles reads the object.
func TestTheLastDeploymentIsNoFinding(t *testing.T) {
	for _, table := range []string{catalog.CoveragePrefix, catalog.CoverageHistoryPrefix, catalog.ProfilesPrefix} {
		if strings.HasPrefix(deployedKey, table) {
			t.Errorf("%s is below %s", deployedKey, table)
		}
	}
}
