//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// testTimes delivers calls around the midnight at which the price of a model changes, with their times in several forms. A time with an
// offset is that instant. A text that is no time is NULL; such a call has the price of its delivery day. None fails the query: the
// engine has no time zone of more than 14 hours.
func (e *spendAccount) testTimes(t *testing.T) {
	const before, after = "2.000000000000", "3.000000000000" // US dollars a million tokens
	var lines, want []string
	for i, c := range []struct{ written, at, usd string }{
		{`"2026-11-18T00:30:00Z"`, "2026-11-18 00:30:00.000", after},
		{`"2026-11-18T00:30:00+02:00"`, "2026-11-17 22:30:00.000", before},
		{`"2026-11-18T00:30:00.987654321+0200"`, "2026-11-17 22:30:00.987", before},
		{`"2026-11-18T01:00:00+02"`, "2026-11-17 23:00:00.000", before},
		{`"2026-11-17T23:30:00-01:00"`, "2026-11-18 00:30:00.000", after},
		{`"2026-11-17t23:30:00.5z"`, "2026-11-17 23:30:00.500", before},
		{`"2026-11-17T23:59:59,999-00:01"`, "2026-11-18 00:00:59.999", after},
		{`"2026-11-18T00:00:00-00:00"`, "2026-11-18 00:00:00.000", after},
		{`"2026-11-18T14:30:00+15:00"`, "2026-11-17 23:30:00.000", before},
		{`"2026-11-17T00:01:00-23:59"`, "2026-11-18 00:00:00.000", after},
		{`"2026-11-17T23:30:00"`, "2026-11-17 23:30:00.000", before},
		{`"2026-11-17"`, "2026-11-17 00:00:00.000", before},
		{`"2026-11-17T23:30:00+99:99"`, "NULL", after},
		{`"2026-11-17T23:30:00+02:"`, "NULL", after},
		{`"2026-11-17 23:30:00+02:00"`, "NULL", after},
		{`"yesterday"`, "NULL", after},
		{`1763424000`, "NULL", after},
		{`{"year":2026}`, "NULL", after},
		{`null`, "NULL", after},
	} {
		id := fmt.Sprintf("time-%02d", i)
		lines = append(lines, fmt.Sprintf(`{"schemaType":"ModelInvocationLog","timestamp":%s,"accountId":"%s","region":"us-east-1","requestId":"%s",`+
			`"operation":"Converse","modelId":"global.test.two-prices","input":{"inputTokenCount":1000000},"output":{"outputTokenCount":0}}`,
			c.written, environment.AccountID, id))
		want = append(want, id+" "+c.at+" "+c.usd)
	}
	e.Deliver(t, "us-east-1", "2026/11/18/01", "times", lines)
	result, err := e.Workgroup().Run(e.Ctx, "SELECT request_id, timestamp, usd FROM bedrock_spend WHERE date = DATE '2026-11-18' AND request_id LIKE 'time-%'")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range result.Rows {
		got = append(got, orNull(row[0])+" "+orNull(row[1])+" "+orNull(row[2]))
	}
	slices.Sort(got)
	accounttest.Same(t, "times", got, want)
}
