//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// testDisputed delivers several records of each request id. Of records that disagree the dearest of each owner stands, and its row is marked.
// bedrock_invocation_logs has the record with the most tokens of each caller, model and Region.
func (e *spendAccount) testDisputed(t *testing.T) {
	const day = "date = DATE '2026-09-07'"
	var lines, wantSpend, wantTokens []string
	for i, d := range disputes() {
		id := fmt.Sprintf("disputed-%02d", i)
		lines = append(lines, agreed(id, d.genuine))
		for _, changes := range d.others {
			lines = append(lines, agreed(id, changes))
		}
		for _, row := range d.spend {
			wantSpend = append(wantSpend, id+" "+row)
		}
		for _, row := range d.tokens {
			wantTokens = append(wantTokens, id+" "+row)
		}
	}
	e.Deliver(t, "us-east-1", "2026/09/07/10", "disputed", lines)

	rows := func(sql string) []string {
		result, err := e.Workgroup().Run(e.Ctx, sql)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range result.Rows {
			var texts []string
			for _, v := range row {
				texts = append(texts, orNull(v))
			}
			got = append(got, strings.Join(texts, " "))
		}
		slices.Sort(got)
		return got
	}
	slices.Sort(wantSpend)
	slices.Sort(wantTokens)
	accounttest.Same(t, "bedrock_spend", rows("SELECT request_id, team, CAST(usd AS decimal(10,4)), status, IF(disputed, 'disputed', 'agreed') FROM bedrock_spend WHERE "+day), wantSpend)
	named, err := e.Workgroup().RunNamed(e.Ctx, "disputed_requests", "'2026-09-06'", "'2026-09-08'")
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, row := range named.Rows {
		got = append(got, calls.RowText(append(row[:6:6], row[10])))
	}
	accounttest.Same(t, "disputed_requests", got, []string{
		`"2026-09-07", "onboarding-assistant", "growth", "disputed-02", "15", "0", "0.025500000000"`,
		`"2026-09-07", "ticket-tagger", "core", "disputed-12", "2", "1", "0.006000000000"`,
		`"2026-09-07", "playground", "core", "disputed-17", "1", "0", "0.001500000000"`,
		`"2026-09-07", "playground", "growth", "disputed-17", "1", "0", "0.001500000000"`,
		`"2026-09-07", "unattributed", "unattributed", "disputed-15", "1", "0", "0.001500000000"`,
	})
	accounttest.Same(t, "bedrock_invocation_logs", rows("SELECT request_id, input_token_count, output_token_count FROM bedrock_invocation_logs WHERE "+day), wantTokens)
}
