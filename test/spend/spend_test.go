//go:build e2e

package spend

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/shopspring/decimal"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// TestSpend deploys the Ledger stack alone and compares the spend that its views report: for the sample records with known answers, and for
// ten thousand random records with the answers of an independent implementation.
func TestSpend(t *testing.T) {
	e := newSpendAccount(t)
	o := e.deployLedger(t)
	for _, step := range []struct {
		name string
		do   func(*testing.T)
	}{
		{"no calls", e.testNoCalls},
		{"sample records", func(t *testing.T) { e.testSamples(t, o) }},
		{"named queries", e.testQueries},
		{"text that hides", e.testShownText},
		{"records of fault reports", func(t *testing.T) { e.testReports(t, o) }},
		{"kinds of calls", func(t *testing.T) { e.testKinds(t, o) }},
		{"new claims", e.testNewClaims},
		{"random records", func(t *testing.T) { e.testRandom(t, o) }},
		{"slices have equal totals", e.testSlices},
		{"sums of closed days read no log", e.testReadsNoLog},
		{"the bill and its page", e.testBill},
		{"a request delivered on two days", e.testDeliveredTwice},
		{"records that disagree", e.testDisputed},
		{"forged records", func(t *testing.T) { e.testForged(t, o) }},
		{"prefixes of models", e.testPrefixes},
		{"times with offsets", e.testTimes},
		{"long, deep and broken lines", func(t *testing.T) { e.testLines(t, o) }},
		{"metered usage and records", func(t *testing.T) { e.testReconciliation(t, o) }},
		{"broken log objects", e.testBrokenObjects},
		{"roll-up", func(t *testing.T) { e.testRollUp(t, o) }},
		{"a metadata key renamed", e.testKeyRenamed},
	} {
		if !t.Run(step.name, step.do) {
			t.Fatalf("the steps after %q are not run; logs are in %s", step.name, e.State("log"))
		}
	}
}

func (e *spendAccount) testNoCalls(t *testing.T) {
	e.rollUp(t, "2026-11-16", "2026-11-22")
	week := []string{"'2026-11-16'", "'2026-11-22'"}
	queries := map[string][]string{"bill_by_team": week, "daily_trend": week, "unpriced": week, "cache_savings": week, "bill_by_model_routing": week}
	for query, result := range e.runNamed(t, queries) {
		if len(result.Rows) != 0 {
			t.Errorf("%s: %d rows of no calls", query, len(result.Rows))
		}
	}
}

// runNamed runs named queries, each with its parameters, four at a time.
func (e *spendAccount) runNamed(t *testing.T, queries map[string][]string) map[string]*athena.Result {
	t.Helper()
	var mutex sync.Mutex
	results := map[string]*athena.Result{}
	group, ctx := errgroup.WithContext(e.Ctx)
	group.SetLimit(4)
	for query, parameters := range queries {
		group.Go(func() error {
			result, err := e.Workgroup().RunNamed(ctx, query, parameters...)
			mutex.Lock()
			defer mutex.Unlock()
			results[query] = result
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	return results
}

// testSlices compares the totals of a period: every slicing has the same total.
func (e *spendAccount) testSlices(t *testing.T) {
	period := []string{"'2026-11-16'", "'2026-11-22'"}
	rows, _ := e.Query(t, "SELECT CAST(count(*) AS varchar), CAST(sum(usd) AS varchar), CAST(sum(usd) FILTER (WHERE team_source = 'metadata') AS varchar), CAST(count_if(NOT priced) AS varchar) FROM bedrock_spend WHERE date BETWEEN DATE '2026-11-16' AND DATE '2026-11-22'")
	want := strings.Split(strings.ReplaceAll(rows[0], `"`, ""), ", ")
	columns := []string{"requests", "usd", "usd_claimed", "unpriced_requests"}
	e.rollUp(t, "2026-11-16", "2026-11-22")
	for query, result := range e.runNamed(t, map[string][]string{
		"bill_by_team": period, "bill_by_product": period, "bill_by_service_env": period, "bill_by_feature": period,
		"bill_by_model_routing": period, "daily_trend": period,
		"bill_by_metadata_key": append([]string{"'team'"}, period...),
	}) {
		sums := map[string]decimal.Decimal{}
		for _, row := range result.Rows {
			for i, c := range result.Columns {
				if row[i] != nil && slices.Contains(columns, c.Name) {
					sums[c.Name] = sums[c.Name].Add(decimal.RequireFromString(*row[i]))
				}
			}
		}
		for i, column := range columns {
			if query == "bill_by_model_routing" && column == "usd_claimed" {
				continue // it has columns of its own
			}
			if !sums[column].Equal(decimal.RequireFromString(want[i])) {
				t.Errorf("%s: %s are %s in all, want %s", query, column, sums[column], want[i])
			}
		}
	}
}

// testDeliveredTwice delivers records twice. A pair across midnight counts twice, which is a stated limit; the named query
// delivered_twice finds it from either day. Of a pair within a day, the record with more counts is kept.
func (e *spendAccount) testDeliveredTwice(t *testing.T) {
	line := `{"schemaType":"ModelInvocationLog","timestamp":"2026-11-21T23:59:59Z","accountId":"123456789012","region":"us-east-1",` +
		`"requestId":"midnight","operation":"Converse","modelId":"global.anthropic.claude-haiku-4-5-20251001-v1:0",` +
		`"input":{"inputTokenCount":1000},"output":{"outputTokenCount":10}}`
	e.Deliver(t, "us-east-1", "2026/11/21/23", "midnight", []string{line})
	e.Deliver(t, "us-east-1", "2026/11/22/00", "midnight", []string{line})
	e.Deliver(t, "us-east-1", "2026/11/22/05", "left", []string{strings.Replace(line, `"outputTokenCount":10`, `"outputTokenCount":null`, 1)})
	want := calls.RowText([]*string{
		aws.String("midnight"), aws.String("2026-11-21"), aws.String("2026-11-22"), aws.String("2"), aws.String("0.001050000000"),
	})
	for _, period := range [][]string{{"'2026-11-21'", "'2026-11-22'"}, {"'2026-11-16'", "'2026-11-21'"}, {"'2026-11-22'", "'2026-11-28'"}} {
		result, err := e.Workgroup().RunNamed(e.Ctx, "delivered_twice", period...)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range result.Rows {
			got = append(got, calls.RowText(row))
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %s, want %s", period, got, want)
		}
	}
}
