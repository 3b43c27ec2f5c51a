//go:build e2e

package spend

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// testBill compares the two queries of cmd/bill with the spend of a week: its rows and those of its page have the sums of bedrock_spend, from the
// roll-up alone, with open days and from the requests. The roll-up alone is read without a byte of the logs.
func (e *spendAccount) testBill(t *testing.T) {
	e.rollUp(t, "2026-11-09", "2026-11-22")
	const sums = "SELECT sum(usd) AS usd, count(*) AS requests, count_if(NOT priced) AS unpriced_requests, sum(output_tokens) AS output_tokens FROM bedrock_spend WHERE date BETWEEN DATE '2026-11-16' AND DATE '2026-11-22'"
	want := billSums(t, e, sums)[0]
	var raw []time.Time
	for d := parseDay(t, "2026-11-09"); !d.After(parseDay(t, "2026-11-22")); d = d.AddDate(0, 0, 1) {
		raw = append(raw, d)
	}
	for name, q := range map[string]ledger.BillQuery{
		"closed":               {Keys: []string{"team"}, Closed: true, Page: ledger.StepDay},
		"closed, by week":      {Keys: []string{"model", "feature"}, Closed: true, Page: ledger.StepWeek},
		"with open days":       {Keys: []string{"feature", "tier"}, Page: ledger.StepDay},
		"from the requests":    {Keys: []string{"team"}, Raw: raw, Page: ledger.StepMonth},
		"by a key of requests": {Keys: []string{"metadata:team"}, Page: ledger.StepDay},
		"without a page":       {Keys: []string{"team", "env"}, Closed: true},
	} {
		q.First, q.From, q.Last = parseDay(t, "2026-11-09"), parseDay(t, "2026-11-16"), parseDay(t, "2026-11-22")
		sql, err := ledger.Bill(q)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		result, err := e.Workgroup().Run(e.Ctx, sql)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		t.Logf("%s: %s, %d rows, %d bytes", name, time.Since(began).Round(time.Millisecond), len(result.Rows), result.Statistics.ScannedBytes)
		rows, err := athena.Decode[ledger.BillRow](result)
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string]*billSum{ledger.BillPartRow: {}, ledger.BillPartCaveat: {}}
		if q.Page != "" {
			parts[ledger.BillPartPage] = &billSum{}
		}
		for _, r := range rows {
			if r.Part == ledger.BillPartPage && (r.Date == nil || (*r.Date < "2026-11-16") != r.Before) {
				t.Errorf("%s: a row of the page is of %v, before %t", name, r.Date, r.Before)
			}
			if sum := parts[r.Part]; sum != nil && !r.Before {
				sum.add(r)
			}
		}
		for part, sum := range parts {
			if !sum.equal(want) {
				t.Errorf("%s: the parts %s sum to %+v, want %+v", name, part, *sum, want)
			}
		}
	}
	var states []string
	for name, q := range map[string]ledger.BillQuery{"closed": {Closed: true}, "with open days": {}} {
		q.First, q.From, q.Last, q.Keys = parseDay(t, "2026-11-09"), parseDay(t, "2026-11-16"), parseDay(t, "2026-11-22"), []string{"team"}
		sql, err := ledger.BillState(q)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		result, err := e.Workgroup().Run(e.Ctx, sql)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, row := range result.Rows {
			lines = append(lines, calls.RowText(row))
		}
		slices.Sort(lines)
		states = append(states, strings.Join(lines, "\n"))
		t.Logf("state, %s: %s, %d rows, %d bytes", name, time.Since(began).Round(time.Millisecond), len(result.Rows), result.Statistics.ScannedBytes)
	}
	if states[0] != states[1] || strings.Count(states[0], "\n") < 14 {
		t.Errorf("the roll-up alone and the roll-up with open days differ:\n%s\n\n%s", states[0], states[1])
	}
}

// billSum is the sum of rows of a bill.
type billSum struct {
	usd                        decimal.Decimal
	requests, unpriced, output int64
}

func (s *billSum) add(r ledger.BillRow) {
	s.requests += r.Requests
	if r.USD != nil {
		s.usd = s.usd.Add(*r.USD)
	}
	if r.UnpricedRequests != nil {
		s.unpriced += *r.UnpricedRequests
	}
	if r.OutputTokens != nil {
		s.output += *r.OutputTokens
	}
}

func (s *billSum) equal(other billSum) bool {
	return s.usd.Equal(other.usd) && s.requests == other.requests && s.unpriced == other.unpriced && s.output == other.output
}

// billSums returns the sums of a query with the columns of a bill.
func billSums(t *testing.T, e *spendAccount, sql string) []billSum {
	t.Helper()
	result, err := e.Workgroup().Run(e.Ctx, sql)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		USD      decimal.Decimal `csv:"usd"`
		Requests int64           `csv:"requests"`
		Unpriced int64           `csv:"unpriced_requests"`
		Output   int64           `csv:"output_tokens"`
	}
	rows, err := athena.Decode[row](result)
	if err != nil {
		t.Fatal(err)
	}
	var sums []billSum
	for _, r := range rows {
		sums = append(sums, billSum{r.USD, r.Requests, r.Unpriced, r.Output})
	}
	return sums
}
