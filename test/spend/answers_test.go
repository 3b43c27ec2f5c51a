package spend

import (
	"os"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// comparedElsewhere are the named queries whose answers are not in testdata/samples/queries.txt, with the test that compares
// them. Every other named query must be answered there.
var comparedElsewhere = map[string]string{
	ledger.WhoUsedTheTokens:       "TestEndToEnd, the ledger shows the calls",
	ledger.TokensByTeamServiceEnv: "TestEndToEnd, the ledger shows the calls",
	ledger.BillByTeam:             "TestSpend, slices have equal totals",
	ledger.BillByProduct:          "TestSpend, slices have equal totals",
	ledger.BillByServiceEnv:       "TestSpend, slices have equal totals",
	ledger.BillByMetadataKey:      "TestSpend, slices have equal totals",
	ledger.DailyTrend:             "TestSpend, slices have equal totals",
	ledger.UnloggedSpend:          "TestSpend, metered usage and records",
	ledger.Completeness:           "TestSpend, metered usage and records",
	ledger.DeliveredTwice:         "TestSpend, a request delivered on two days",
	ledger.DisputedRequests:       "TestSpend, records that disagree",
	ledger.MalformedLines:         "TestSpend, long, deep and broken lines",
	ledger.LogObjects:             "TestSpend, broken log objects",
}

// answersOfSamples is the file with the rows of the named queries for the day of the sample records. Each figure was checked by hand.
const answersOfSamples = "testdata/samples/queries.txt"

// A named query without an answer would be deployed without ever being compared.
func TestEveryNamedQueryIsAnswered(t *testing.T) {
	queries, err := ledger.Queries()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(answersOfSamples)
	if err != nil {
		t.Fatal(err)
	}
	answered := map[string]bool{}
	for line := range strings.Lines(string(file)) {
		if name, title := strings.CutPrefix(line, "== "); title {
			answered[strings.TrimSpace(name)] = true
		}
	}
	for _, q := range queries {
		if answered[q.Name] == (comparedElsewhere[q.Name] != "") {
			t.Errorf("%s has no answer in %s, or one there and another test; write it with go test -tags e2e ./test/spend -run TestSpend -update and check each figure, "+
				"or name the test that compares it in comparedElsewhere", q.Name, answersOfSamples)
		}
		delete(answered, q.Name)
	}
	for name := range answered {
		t.Errorf("%s answers %s, which is no named query", answersOfSamples, name)
	}
}
