//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"testing"
)

// testPrefixes reads the model and routing of ids. A prefix that nobody knows is no in-Region call: its routing is unknown, and it has
// no price, although the model behind it has one.
func (e *spendAccount) testPrefixes(t *testing.T) {
	arn := "arn:aws:bedrock:us-east-1:123456789012:inference-profile/"
	var lines, want []string
	for _, c := range []struct{ id, model, routing, priced string }{
		{"amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "regional", "true"},
		{"us.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "geo", "true"},
		{"ca.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "geo", "true"},
		{"us-gov.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "geo", "true"},
		{"xx.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "unknown", "false"},
		{arn + "xx.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "unknown", "false"},
		{"xx.somevendor.new-model", "xx.somevendor.new-model", "unknown", "false"},
		{"openai.gpt-5.4-none", "openai.gpt-5.4-none", "regional", "false"},
		{"us.openai.gpt-5.4-none", "openai.gpt-5.4-none", "geo", "false"},
	} {
		lines = append(lines, fmt.Sprintf(`{"schemaType":"ModelInvocationLog","timestamp":"2026-11-24T10:00:00Z","accountId":"123456789012","region":"us-east-1",`+
			`"requestId":"prefix-%d","operation":"Converse","modelId":%q,"input":{"inputTokenCount":1000},"output":{"outputTokenCount":10}}`, len(lines), c.id))
		want = append(want, fmt.Sprintf(`"%s", "%s", "%s", "%s"`, c.id, c.model, c.routing, c.priced))
	}
	e.Deliver(t, "us-east-1", "2026/11/24/10", "prefixes", lines)
	got, _ := e.Query(t, "SELECT model_id, model, routing, CAST(priced AS varchar) FROM bedrock_spend WHERE date = DATE '2026-11-24' AND request_id LIKE 'prefix-%' ORDER BY request_id")
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
