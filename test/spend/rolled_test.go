//go:build e2e

package spend

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// rollUp rolls up the days that are due of a period, as the function and cmd/rollup do.
func (e *spendAccount) rollUp(t testing.TB, first, last string) rollup.Result {
	t.Helper()
	r := rollup.New(e.Config("us-east-1"), environment.AccountID, e.Catalog)
	plan, err := r.Plan(e.Ctx, parseDay(t, first), parseDay(t, last))
	if err != nil {
		t.Fatal(err)
	}
	result, err := r.Run(e.Ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	if n := result.NotRolledUp(); n != 0 {
		t.Fatalf("%d days are not rolled up: %v", n, result.Failed)
	}
	return result
}

func parseDay(t testing.TB, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// testReadsNoLog stores a log object that the engine cannot read in a folder of a closed day. The requests of the day cannot be read then, and
// every query of sums and the bill can: they read no log object.
func (e *spendAccount) testReadsNoLog(t *testing.T) {
	first, last := "2026-11-16", "2026-11-22"
	e.rollUp(t, first, last)
	bill := ledger.BillQuery{First: parseDay(t, first), From: parseDay(t, last), Last: parseDay(t, last), Keys: []string{"team", "feature"}}
	spend, err := ledger.Bill(bill)
	if err != nil {
		t.Fatal(err)
	}
	state, err := ledger.BillState(bill)
	if err != nil {
		t.Fatal(err)
	}
	statements := map[string]string{ledger.BillSpend: spend, ledger.BillDays: state}
	queries, err := ledger.Queries()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range queries {
		if strings.Contains(q.SQL, "FROM bedrock_bill") || strings.Contains(q.SQL, "FROM bedrock_reconciliation") {
			statements[q.Name] = q.SQL
		}
	}
	if len(statements) < 12 {
		t.Fatalf("%d statements, want the bill's 2, those of 9 sums and of the reconciliation", len(statements))
	}

	broken := storedObject{region: "us-east-1", name: "broken.json.gz"}
	path := strings.ReplaceAll(last, "-", "/") + "/10/" + broken.name
	if err := e.PutLog(e.Ctx, broken.region, path, []byte("no gzip\n")); err != nil {
		t.Fatal(err)
	}
	defer e.remove(t, broken, catalog.LogFolders(environment.AccountID)+broken.region+"/"+path)
	if _, err := e.Workgroup().Run(e.Ctx, "SELECT count(usd) FROM bedrock_spend WHERE date = DATE '"+last+"'"); err == nil {
		t.Error("the requests of a day can be read whose log object is broken")
	}
	var group errgroup.Group
	group.SetLimit(4)
	for name, sql := range statements {
		for range strings.Count(sql, "?") / 2 { // a query that names its period twice takes four parameters
			sql = strings.Replace(strings.Replace(sql, "?", "'"+first+"'", 1), "?", "'"+last+"'", 1)
		}
		group.Go(func() error {
			result, err := e.Workgroup().Run(e.Ctx, sql)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				return nil
			}
			t.Logf("%s: %s of engine time, %d bytes read", name, result.Statistics.Duration, result.Statistics.ScannedBytes)
			return nil
		})
	}
	_ = group.Wait()
}
