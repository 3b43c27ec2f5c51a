//go:build e2e

package e2e

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// TestEndToEnd deploys the program with the real command line to one emulated account, through its whole life cycle.
// Each step builds on the ones before it.
func TestEndToEnd(t *testing.T) {
	e := &endToEnd{Account: accounttest.Start(t, accounttest.EndToEndPorts, firstLists())}
	for _, step := range []struct {
		name string
		do   func(*testing.T)
	}{
		{"bootstrap", e.testBootstrap},
		{"deploy", e.testDeploy},
		{"deploy again: no changes", e.testDeployAgain},
		{"idle Regions alarm nobody", e.testSubscribe},
		{"the ledger shows the calls", e.testAnswers},
		{"unlogged calls alert once", e.testNotified},
		{"the bill equals the cost of the calls", e.testBill},
		{"a role is denied all other calls", e.testRefused},
		{"a role is assumed by its principal alone", e.testTrusted},
		{"a service finds its own profiles", e.testOwnParameters},
		{"an existing role", e.testExisting},
		{"a call that claims another environment", e.testClaims},
		{"the bill reader reads the bill and nothing else", e.testBillReader},
		{"a filter on the date reads only those days", e.testPruning},
		{"a line that is no record breaks nothing", e.testMalformed},
		{"a record delivered twice counts once", e.testDuplicates},
		{"a Region and a product more", e.testMore},
		{"the beliefs about AWS are checked", e.testProve},
		{"a killed check leaves nothing behind", e.testProveKilled},
		{"a role whose tags are wrong is found", e.testMistagged},
		{"a model upgraded under traffic", e.testUpgrade},
		{"a deleted logging configuration comes back", e.testRepair},
		{"a foreign logging configuration is left alone", e.testForeign},
		{"a foreign logging configuration is adopted, and given back", e.testAdopt},
		{"a product and a Region retired", e.testRetire},
		{"destroy leaves logging on", e.testDestroy},
		{"deploy after destroy", e.testDeployAfterDestroy},
		{"our functions hold the permissions that they use", e.testLeastPrivilege},
		{"a Logs stack deleted by force leaves its bucket and the configuration", e.testLogsDeleted},
	} {
		if !t.Run(step.name, step.do) {
			t.Fatalf("the steps after %q are not run; logs are in %s", step.name, e.State("log"))
		}
	}
}

func (e *endToEnd) testBootstrap(t *testing.T) {
	every := e.Catalog
	every.Regions = slices.Clone(every.Regions)
	addRegion(&every)
	every.Regions = append(every.Regions, catalog.Region{Name: foreignRegion})
	if err := e.CreateTrail(e.Ctx, "us-east-1"); err != nil {
		t.Fatal(err)
	}
	if err := e.Bootstrap(e.Ctx, every); err != nil {
		t.Fatal(err)
	}
}

func (e *endToEnd) testDeploy(t *testing.T) {
	e.Edit(t)
	if err := e.CreateExistingRoles(e.Ctx, e.Catalog); err != nil {
		t.Fatal(err)
	}
	e.deployedWith(t, nil, "access", "detector", "ledger", "logs-eu-central-1", "logs-us-east-1", "region-eu-central-1", "region-us-east-1")
	for _, r := range e.Catalog.Regions {
		e.logsToUs(t, r.Name)
	}
}

func (e *endToEnd) testDeployAgain(t *testing.T) {
	d := e.deployed(t)
	if want := 7; len(d.same) != want {
		t.Errorf("%d stacks without changes, want %d", len(d.same), want)
	}
}

// daysWithCalls are the days with calls, counted back from the start: those that a query or a step distinguishes. Each call is one
// log object, which every query over its day reads.
var daysWithCalls = []int{0, 1, 3, 6, 7, 13}

// daysBefore returns the number of days (UTC) from t to now.
func daysBefore(t, now time.Time) int {
	const day = 24 * time.Hour
	return int(now.Truncate(day).Sub(t.Truncate(day)) / day)
}

func (e *endToEnd) testAnswers(t *testing.T) {
	e.call(t, func(c calls.Call) bool { return slices.Contains(daysWithCalls, daysBefore(c.Time, e.Now)) })
	if err := e.CallUnlisted(e.Ctx, e.Now); err != nil {
		t.Fatal(err)
	}
	e.detected(t)
	e.rollUpEnded = e.soon(t)
	a := e.answersAreRight(t)
	if rows, _ := e.Query(t, "SELECT count(*) FROM bedrock_malformed WHERE "+daysOfCalls); !slices.Equal(rows, []string{`"0"`}) {
		t.Errorf("malformed lines: %s, want 0", rows)
	}
	// who_used_the_tokens is ordered by tokens, with NULL last.
	inOrder(t, a.OfTheSeventhDay.Rows)
}

// testBill reads the closed days from the roll-up and the others from the logs.
func (e *endToEnd) testBill(t *testing.T) {
	e.rollUpEnded()
	e.rolledUp(t)
	total, err := e.Bill(e.Ctx, nil, e.Now)
	if err != nil {
		t.Fatal(err)
	}
	if !total.IsPositive() {
		t.Errorf("the calls cost %s USD", total)
	}
}

// inOrder fails unless the sums of the last two columns fall.
func inOrder(t *testing.T, rows [][]*string) {
	t.Helper()
	last := int64(1) << 62
	for _, row := range rows {
		var sum int64
		for _, v := range row[2:] {
			var n int64
			if v == nil {
				sum = -1
				break
			}
			if _, err := fmt.Sscan(*v, &n); err != nil {
				t.Fatal(err)
			}
			sum += n
		}
		if sum > last {
			t.Errorf("%s comes after a smaller one", calls.RowText(row))
		}
		last = sum
	}
}

// testMore adds both in one deployment. TestChangesAreLocal compares the templates of each.
func (e *endToEnd) testMore(t *testing.T) {
	e.Edit(t, addRegion, addProduct)
	e.deployed(t, "access", "detector", "ledger", "logs-eu-north-1", "region-eu-north-1", "region-eu-central-1")
	e.logsToUs(t, withoutType)
	accounttest.Same(t, "profiles of the function", e.profilesWithoutType(t), e.listedWithoutType())
	e.call(t, func(c calls.Call) bool { return c.Region == withoutType || c.Role.Product.Name == "translator" })
	e.answersAreRight(t)
}
