//go:build e2e

package e2e

import (
	"context"
	"math/rand/v2"
	"os/exec"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof/checks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// proveKills is the number of runs of cmd/prove that are killed.
const proveKills = 10

// testProveKilled kills runs of cmd/prove at random points. The run after them removes everything that they left.
func (e *endToEnd) testProveKilled(t *testing.T) {
	defer e.keepRecords(t)()
	account, err := proof.Connect(e.Ctx, e.Config(e.Home()), environment.AccountID, e.Catalog)
	if err != nil {
		t.Fatal(err)
	}
	sweep := proof.NewSweep(account, checks.Kinds())
	left := func() []string {
		found, err := sweep.Left(e.Ctx)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	something := 0
	for range proveKills {
		ctx, kill := context.WithTimeout(e.Ctx, time.Duration(200+rand.IntN(4000))*time.Millisecond)
		command := exec.CommandContext(ctx, e.Tool("prove"), "--yes", "--patience", "3s", "--state", e.State("tmp", "prove-killed.json"))
		command.Dir, command.Env = e.Root, e.ClientEnvironment(e.Home())
		_ = command.Run() // it is killed
		kill()
		if found := left(); len(found) > 0 {
			something++
			t.Logf("left by a killed run: %s", found)
		}
	}
	if something == 0 {
		t.Errorf("no killed run left anything: nothing was checked")
	}
	e.prove(t, "--yes", "--only", "22")
	if found := left(); len(found) > 0 {
		t.Errorf("the run after the killed ones left %s", found)
	}
}
