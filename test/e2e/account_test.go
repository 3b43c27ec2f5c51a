//go:build e2e

package e2e

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// endToEnd is the one account that the steps of the test use, one after the other.
type endToEnd struct {
	*accounttest.Account
	// formerProfile is the profile that the upgrade has left behind in the Region without the type.
	formerProfile string
	// rollUpEnded waits for the run of the roll-up that its schedule starts.
	rollUpEnded func()
}

// deployment is the result of a deployment: the stacks that it changed and the stacks that it left the same.
type deployment struct {
	changed, same []string
	took          time.Duration
}

// Flags of cdk deploy. The first deployment and the one that fails use change sets, as a person's do; the others skip them,
// which saves a pause of five seconds a stack.
const (
	directly = "--method=direct"
	// asSynthesized deploys the templates of the last synthesis: the lists are the same.
	asSynthesized = "--app=cdk.out"
)

// daysOfCalls filters the days of the calls. Without a filter the engine lists the folder of every Region and day since 2024:
// testPruning has the one query that does.
const daysOfCalls = "date >= current_date - interval '20' day"

// tryDeploy deploys the lists. The deployment may fail.
func (e *endToEnd) tryDeploy(flags ...string) (deployment, error) {
	var d deployment
	var mutex sync.Mutex
	began := time.Now()
	err := e.Deploy(e.Ctx, e.Catalog.Account.HomeRegion, func(stack string, changed bool) {
		mutex.Lock()
		defer mutex.Unlock()
		short := strings.TrimPrefix(stack, catalog.Namespace+"-")
		if changed {
			d.changed = append(d.changed, short)
		} else {
			d.same = append(d.same, short)
		}
	}, flags...)
	slices.Sort(d.changed)
	slices.Sort(d.same)
	d.took = time.Since(began)
	return d, err
}

// deployed deploys the lists without change sets. The deployment must succeed and change exactly these stacks.
func (e *endToEnd) deployed(t testing.TB, changed ...string) deployment {
	t.Helper()
	return e.deployedWith(t, []string{directly}, changed...)
}

func (e *endToEnd) deployedWith(t testing.TB, flags []string, changed ...string) deployment {
	t.Helper()
	d, err := e.tryDeploy(flags...)
	if err != nil {
		t.Fatal(environment.Cause(e.Ctx, err))
	}
	slices.Sort(changed)
	if !slices.Equal(d.changed, changed) {
		t.Fatalf("changed stacks %q, want %q", d.changed, changed)
	}
	t.Logf("deployed in %s: changed %q, same %q", d.took.Round(100*time.Millisecond), d.changed, d.same)
	return d
}

// call makes the planned calls for which fits returns true, and adds them to the calls of the account.
func (e *endToEnd) call(t testing.TB, fits func(calls.Call) bool) []calls.Call {
	t.Helper()
	var made []calls.Call
	for _, c := range calls.Plan(e.Catalog, e.Now) {
		if fits(c) {
			made = append(made, c)
		}
	}
	if len(made) == 0 {
		t.Fatal("no call is planned")
	}
	if err := calls.NewServices(e.Place, e.Catalog.Account.HomeRegion).CallAll(e.Ctx, made); err != nil {
		t.Fatal(err)
	}
	e.Calls = append(e.Calls, made...)
	return made
}

// detected runs cmd/coverage for the lists.
func (e *endToEnd) detected(t testing.TB) {
	t.Helper()
	if err := e.BuildTools(e.Ctx, account.Tools...); err != nil {
		t.Fatal(err)
	}
	if err := e.Detect(e.Ctx); err != nil {
		t.Fatal(err)
	}
}

// answersAreRight returns the answers of the deployed ledger, which must equal the calls and the lists.
func (e *endToEnd) answersAreRight(t testing.TB) account.Answers {
	t.Helper()
	a, err := e.Answers(e.Ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Check(a); err != nil {
		t.Fatal(err)
	}
	return a
}
