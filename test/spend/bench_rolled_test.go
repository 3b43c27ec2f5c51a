//go:build e2e

package spend

import (
	"cmp"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

const (
	// mostGrowth is the greatest ratio of the bytes that the bill of a closed week reads with ten times the calls, mostGrowthOfTime that of its
	// time, which varies.
	mostGrowth       = 1.10
	mostGrowthOfTime = 2.0
	// estimated is the difference that the plan's number of bytes may have from what the queries read: the profiles.
	estimated = 100_000
)

// measureRollUp rolls a week up and compares the bill of its first days with the spend that the logs have. It returns the bytes and the time
// of the bill of the week.
//
// The roll-up and the spend are read a day a query: the engine of the emulated account has a fraction of the memory of Athena's.
func (e *spendAccount) measureRollUp(b *testing.B, w week, compared int) measured {
	rolled := e.rollUpDays(b, w)
	var bills []measured
	for range closedRounds {
		took, _ := e.closedBill(b, w.day(-7), w.monday, w.day(6))
		bills = append(bills, took)
	}
	slices.SortFunc(bills, func(x, y measured) int { return cmp.Compare(x.took, y.took) })
	closed := bills[len(bills)/2]

	var logs measured
	raw := map[string][]decimal.Decimal{}
	for n := range compared {
		result, err := e.Workgroup().Run(e.Ctx, pricedQuery, sqlDay(w.day(n)), sqlDay(w.day(n)))
		if err != nil {
			b.Fatal(err)
		}
		logs.add(result.Statistics)
		sums(raw, result.Rows)
	}
	_, bill := e.closedBill(b, w.monday, w.monday, w.day(compared-1))
	if diff := gocmp.Diff(sumText(raw), sumText(bill)); diff != "" || len(raw) == 0 {
		b.Errorf("the sums of the logs and of the bill differ:\n%s", diff)
	}
	b.Logf("%d calls a week: roll-up %s; bill of the week, closed, %s; spend by team of %d days from the logs %s", w.records, rolled, closed, compared, logs)
	b.ReportMetric(closed.took.Seconds(), "bill-s")
	b.ReportMetric(float64(closed.bytes), "bill-B")
	b.ReportMetric(rolled.took.Seconds(), "roll-up-s")
	return closed
}

// rollUpDays rolls up the days of a week and those of the week before, and compares the bytes with those of the plans.
func (e *spendAccount) rollUpDays(b *testing.B, w week) (all measured) {
	b.Helper()
	r := rollup.New(e.Config("us-east-1"), environment.AccountID, e.Catalog)
	var planned int64
	for n := -7; n < 7; n++ {
		plan, err := r.Plan(e.Ctx, w.day(n), w.day(n))
		if err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		result, err := r.Run(e.Ctx, plan)
		if err != nil {
			b.Fatal(err)
		}
		planned += plan.Bytes()
		all.bytes += result.ScannedBytes
		all.took += time.Since(began)
	}
	if more := all.bytes - planned; more < 0 || more > estimated {
		b.Errorf("the roll-up reads %d bytes, planned were %d", all.bytes, planned)
	}
	return all
}

// closedBill runs the two queries of the bill by team of closed days.
func (e *spendAccount) closedBill(b *testing.B, first, from, last time.Time) (took measured, teams map[string][]decimal.Decimal) {
	b.Helper()
	q := ledger.BillQuery{First: first, From: from, Last: last, Keys: []string{"team"}, Closed: true}
	teams = map[string][]decimal.Decimal{}
	for _, render := range []func(ledger.BillQuery) (string, error){ledger.Bill, ledger.BillState} {
		sql, err := render(q)
		if err != nil {
			b.Fatal(err)
		}
		result, err := e.Workgroup().Run(e.Ctx, sql)
		if err != nil {
			b.Fatal(err)
		}
		took.add(result.Statistics)
		sums(teams, rowsOf(result))
	}
	return took, teams
}

// rowsOf returns the teams of a bill with the figures of pricedQuery.
func rowsOf(result *athena.Result) (rows [][]*string) {
	column := func(name string) int {
		return slices.IndexFunc(result.Columns, func(c athena.Column) bool { return c.Name == name })
	}
	part, before, team := column("part"), column("before"), column("key_1")
	if team < 0 {
		return nil // the state of the days has no teams
	}
	for _, row := range result.Rows {
		if *row[part] != ledger.BillPartRow || *row[before] != "false" {
			continue
		}
		picked := []*string{row[team]}
		for _, name := range []string{"requests", "input_tokens", "output_tokens", "usd"} {
			picked = append(picked, row[column(name)])
		}
		rows = append(rows, picked)
	}
	return rows
}
