//go:build e2e

package spend

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

var update = flag.Bool("update", false, "rewrite "+answersOfSamples+"; check by hand what changes")

// testQueries compares the rows of the named queries for the sample records and for one that hides characters. comparedElsewhere has the other queries.
func (e *spendAccount) testQueries(t *testing.T) {
	const day = "2026-11-16"
	all, err := ledger.Queries()
	if err != nil {
		t.Fatal(err)
	}
	queries := map[string][]string{}
	for _, q := range all {
		if comparedElsewhere[q.Name] == "" {
			queries[q.Name] = q.Arguments(day, day, "team")
		}
	}
	e.Deliver(t, "us-east-1", "2026/11/16/11", "hiding", []string{hidingLine()})
	e.rollUp(t, day, day)
	results := e.runNamed(t, queries)
	var got strings.Builder
	for _, q := range all {
		result := results[q.Name]
		if result == nil {
			continue
		}
		var columns []string
		for _, c := range result.Columns {
			columns = append(columns, c.Name)
		}
		got.WriteString("== " + q.Name + "\n" + strings.Join(columns, ", ") + "\n")
		for _, row := range result.Rows {
			got.WriteString(calls.RowText(row) + "\n")
		}
	}
	hidesNothing(t, "a named query", got.String())
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
