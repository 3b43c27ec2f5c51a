package detector

import (
	"errors"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func TestTheLastDeploymentIsRemembered(t *testing.T) {
	s := newStore()
	l := s.ledger()
	s.getErr = errors.New("AccessDenied")
	if digest, err := l.Recall(t.Context()); err != nil || digest != "" {
		t.Errorf("none yet: error %v, got %q", err, digest)
	}
	s.getErr = nil
	for _, want := range []string{"9b1c", "0f3a"} {
		if err := l.Remember(t.Context(), want); err != nil {
			t.Fatal(err)
		}
		if digest, err := l.Recall(t.Context()); err != nil || digest != want {
			t.Errorf("error %v, got %q, want %q", err, digest, want)
		}
	}
	if body := s.objects["coverage/deployments/deployed.json"]; len(s.objects) != 1 || body != `{"digest":"0f3a"}`+"\n" {
		t.Errorf("objects %v", s.objects)
	}
}

func TestTheLastDeploymentCannotBeReadOrWritten(t *testing.T) {
	s := newStore()
	s.objects[deployedKey] = "{"
	if _, err := s.ledger().Recall(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "read s3://the-ledger/coverage/deployments/deployed.json: ") {
		t.Errorf("error %v", err)
	}
	s.getErr = errors.New("no access")
	if _, err := s.ledger().Recall(t.Context()); err == nil || err.Error() != "read s3://the-ledger/coverage/deployments/deployed.json: no access" {
		t.Errorf("error %v", err)
	}
	s.putErr[deployedKey] = errors.New("no room")
	if err := s.ledger().Remember(t.Context(), "0f3a"); err == nil || err.Error() != "write s3://the-ledger/coverage/deployments/deployed.json: no room" {
		t.Errorf("error %v", err)
	}
}

// TestTheLastDeploymentIsNoFinding holds that no table of findings or profiles reads the object.
func TestTheLastDeploymentIsNoFinding(t *testing.T) {
	for _, table := range []string{catalog.CoveragePrefix, catalog.CoverageHistoryPrefix, catalog.ProfilesPrefix} {
		if strings.HasPrefix(deployedKey, table) {
			t.Errorf("%s is below %s", deployedKey, table)
		}
	}
}
