//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// testBill compares the two queries of cmd/bill with the spend of two days: the rows, the page and the caveats each have the sums of bedrock_spend,
// read from the roll-up alone, from the view with open days, and from the requests.
func (e *spendAccount) testBill(t *testing.T) {
	e.rollUp(t, "2026-11-16", "2026-11-22")
	first, from, last := parseDay(t, "2026-11-18"), parseDay(t, "2026-11-20"), parseDay(t, "2026-11-21")
	want := e.billSum(t, "SELECT 'row' AS part, false AS before, sum(usd) AS usd, count(*) AS requests, count_if(NOT priced) AS unpriced_requests, sum(output_tokens) AS output_tokens FROM bedrock_spend WHERE date BETWEEN DATE '2026-11-20' AND DATE '2026-11-21'")[ledger.BillPartRow]
	if want.requests == 0 || want.unpriced == 0 {
		t.Fatalf("the days have %+v", want)
	}
	for i, q := range []ledger.BillQuery{
		{Keys: []string{"metadata:team"}, Raw: []time.Time{first, from, last}, Page: ledger.StepDay},
		{Keys: []string{"team", "feature"}, Closed: true, Page: ledger.StepDay},
		{Keys: []string{"model"}, Page: ledger.StepWeek},
	} {
		name := []string{"from the requests", "closed days", "with open days"}[i]
		q.First, q.From, q.Last = first, from, last
		sql, err := ledger.Bill(q)
		if err != nil {
			t.Fatal(err)
		}
		sums := e.billSum(t, sql)
		if i == 0 { // bedrock_spend does not have it
			want.saved = sums[ledger.BillPartRow].saved
		}
		for _, part := range []string{ledger.BillPartRow, ledger.BillPartPage, ledger.BillPartCaveat} {
			if !sums[part].equal(want) {
				t.Errorf("%s: the parts %s sum to %+v, want %+v", name, part, sums[part], want)
			}
		}
	}
	e.testBillState(t)
}

// testBillState compares what is logged of closed days in the roll-up alone with the view that reads open days too.
func (e *spendAccount) testBillState(t *testing.T) {
	q := ledger.BillQuery{Keys: []string{"team"}, Closed: true, First: parseDay(t, "2026-11-16"), From: parseDay(t, "2026-11-16"), Last: parseDay(t, "2026-11-21")}
	sql, err := ledger.BillState(q)
	if err != nil {
		t.Fatal(err)
	}
	if rows, _ := e.Query(t, sql); len(rows) != 6 {
		t.Errorf("the state of six days is %s", rows)
	}
	var of [2][]string
	for i, view := range []string{"bedrock_rolled_reconciliation", "bedrock_reconciliation"} {
		of[i], _ = e.Query(t, fmt.Sprintf("SELECT CAST(date AS varchar), region, model_id, state, CAST(logged_invocations AS varchar), CAST(logged_tokens AS varchar) FROM %s WHERE date BETWEEN DATE '2026-11-16' AND DATE '2026-11-21'", view))
		slices.Sort(of[i])
	}
	if len(of[0]) < 10 || !slices.Equal(of[0], of[1]) {
		t.Errorf("the roll-up alone has %d rows, with open days there are %d:\n%s\n\n%s", len(of[0]), len(of[1]), strings.Join(of[0], "\n"), strings.Join(of[1], "\n"))
	}
}

// billSum is the sum of the rows of a part of a bill.
type billSum struct {
	usd, saved                 decimal.Decimal
	requests, unpriced, output int64
}

func (s billSum) equal(other billSum) bool {
	return s.usd.Equal(other.usd) && s.saved.Equal(other.saved) && s.requests == other.requests && s.unpriced == other.unpriced && s.output == other.output
}

// billSum returns the sums of the parts of a bill, without the period before.
func (e *spendAccount) billSum(t *testing.T, sql string) map[string]billSum {
	t.Helper()
	result, err := e.Workgroup().Run(e.Ctx, sql)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Part     string           `csv:"part"`
		Before   bool             `csv:"before"`
		USD      *decimal.Decimal `csv:"usd"`
		Requests int64            `csv:"requests"`
		Unpriced *int64           `csv:"unpriced_requests"`
		Output   *int64           `csv:"output_tokens"`
		Saved    *decimal.Decimal `csv:"usd_cache_saved"`
	}
	rows, err := athena.Decode[row](result)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]billSum{}
	for _, r := range rows {
		if r.Before {
			continue
		}
		s := sums[r.Part]
		s.requests += r.Requests
		if r.USD != nil {
			s.usd = s.usd.Add(*r.USD)
		}
		if r.Saved != nil {
			s.saved = s.saved.Add(*r.Saved)
		}
		if r.Unpriced != nil {
			s.unpriced += *r.Unpriced
		}
		if r.Output != nil {
			s.output += *r.Output
		}
		sums[r.Part] = s
	}
	return sums
}
