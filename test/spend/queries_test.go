//go:build e2e

package spend

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// answersOfSamples is the file with the rows of the named queries for the day of the sample records. Each figure was checked by hand.
const answersOfSamples = "testdata/samples/queries.txt"

var update = flag.Bool("update", false, "rewrite "+answersOfSamples+"; check by hand what changes")

// testQueries compares the rows of the named queries for the sample records; testSlices compares the other queries by their totals.
func (e *spendAccount) testQueries(t *testing.T) {
	const day = "'2026-11-16'"
	var got strings.Builder
	names := []string{
		"bill_by_feature", "bill_by_model_routing", "cache_savings", "unattributed_spend", "conflicts", "unpriced", "partial_streams",
		"schema_drift", "top_requests",
	}
	queries := map[string][]string{}
	for _, name := range names {
		queries[name] = []string{day, day}
	}
	results := e.runNamed(t, queries)
	for _, name := range names {
		result := results[name]
		var columns []string
		for _, c := range result.Columns {
			columns = append(columns, c.Name)
		}
		got.WriteString("== " + name + "\n" + strings.Join(columns, ", ") + "\n")
		for _, row := range result.Rows {
			got.WriteString(calls.RowText(row) + "\n")
		}
	}
	if *update && os.Getenv("CI") == "" {
		accounttest.WriteFile(t, answersOfSamples, got.String())
	}
	want, err := os.ReadFile(answersOfSamples)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}
