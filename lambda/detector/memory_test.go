package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// bucket is a ledger bucket that may refuse.
type bucket struct {
	objects           map[string]string
	readErr, writeErr error
}

func (b bucket) Read(_ context.Context, key string) ([]byte, error) {
	if body, found := b.objects[key]; found {
		return []byte(body), b.readErr
	}
	return nil, b.readErr
}

func (b bucket) Write(_ context.Context, key string, body []byte) error {
	if b.writeErr == nil {
		b.objects[key] = string(body)
	}
	return b.writeErr
}

func TestTheLastDeploymentIsRemembered(t *testing.T) {
	b := bucket{objects: map[string]string{}}
	m := ledgerMemory{b}
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
	if body := b.objects["coverage/deployments/deployed.json"]; len(b.objects) != 1 || body != `{"digest":"0f3a"}`+"\n" {
		t.Errorf("objects %v", b.objects)
	}
}

func TestTheLastDeploymentCannotBeReadOrWritten(t *testing.T) {
	m := ledgerMemory{bucket{objects: map[string]string{deployedKey: "{"}}}
	if _, err := m.Recall(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "read coverage/deployments/deployed.json of the ledger bucket: ") {
		t.Errorf("error %v", err)
	}
	m = ledgerMemory{bucket{readErr: errors.New("no access"), writeErr: errors.New("no room")}}
	if _, err := m.Recall(t.Context()); err == nil || err.Error() != "no access" {
		t.Errorf("error %v", err)
	}
	if err := m.Remember(t.Context(), "0f3a"); err == nil || err.Error() != "no room" {
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
