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

// proveKills is the number of runs of cmd/prove that are killed, and killedChecks are the checks that they run: those that create the
// most kinds of resources.
const (
	proveKills   = 10
	killedChecks = "1,2,4,5,9,14,17,20,35,38,42,46"
)

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
	started := time.Now()
	e.prove(t, "--yes", "--patience", "3s", "--only", killedChecks)
	whole := time.Since(started)
	something := 0
	for range proveKills {
		point := 0.2 + 0.75*rand.Float64() // of a whole run, which begins with the search for leftovers
		ctx, kill := context.WithTimeout(e.Ctx, time.Duration(point*float64(whole)))
		command := exec.CommandContext(ctx, e.Tool("prove"), "--yes", "--patience", "3s", "--only", killedChecks, "--state", e.State("tmp", "prove-killed.json"))
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
