//go:build e2e

package spend

import (
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// dispute is a genuine record and others of its request id, each as texts of agreed and the texts in their places, one after the other.
type dispute struct {
	name    string
	genuine []string
	others  [][]string
	// spend are the rows of bedrock_spend: team, spend, status and whether they are disputed. tokens are those of bedrock_invocation_logs: input and
	// output.
	spend, tokens []string
}

// agreed is the record of a call of growth that costs 0.0015 USD, with changes.
func agreed(id string, changes []string) string {
	record := strings.NewReplacer(changes...).Replace(`{"schemaType":"ModelInvocationLog","timestamp":"2026-11-19T10:00:00Z","accountId":"` + environment.AccountID +
		`","region":"us-east-1","requestId":"ID","operation":"Converse","modelId":"global.anthropic.claude-haiku-4-5-20251001-v1:0",` +
		`"identity":{"arn":"arn:aws:sts::` + environment.AccountID + `:assumed-role/bedrock-onboarding-api-prod/i-1"},` +
		`"requestMetadata":{"team":"growth"},"input":{"inputTokenCount":1000},"output":{"outputTokenCount":100}}`)
	return strings.Replace(record, `"ID"`, `"`+id+`"`, 1)
}

func disputes() []dispute {
	const (
		noon, dawn   = "T10:00:00Z", "T01:00:00Z"
		api, tagger  = "bedrock-onboarding-api-prod", "bedrock-tagger-dev"
		tokens, many = `"outputTokenCount":100`, `"outputTokenCount":1000`
		haiku        = "global.anthropic.claude-haiku-4-5-20251001-v1:0"
		id, failed   = `"requestId":"ID"`, `"requestId":"ID","errorCode":"ThrottlingException"`
	)
	return []dispute{
		{
			name: "the same record", others: [][]string{{}, {}},
			spend: []string{"growth 0.0015 ok agreed"}, tokens: []string{"1000 100"},
		},
		{
			name: "an earlier record with the same figures", others: [][]string{{noon, dawn}},
			spend: []string{"growth 0.0015 ok agreed"}, tokens: []string{"1000 100"},
		},
		{
			name: "an earlier record that failed", others: [][]string{{noon, dawn, id, failed}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1000 100"},
		},
		{
			name: "a failed record with more tokens", others: [][]string{{noon, dawn, id, failed, tokens, many}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1000 100"},
		},
		{
			name: "an earlier record with fewer tokens", others: [][]string{{noon, dawn, tokens, `"outputTokenCount":1`}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1000 100"},
		},
		{
			name: "a later record with more tokens", others: [][]string{{tokens, many}, {tokens, `"outputTokenCount":101`}},
			spend: []string{"growth 0.0060 ok disputed"}, tokens: []string{"1000 1000"},
		},
		{
			name: "more tokens of a cheaper kind", others: [][]string{{`"inputTokenCount":1000`, `"inputTokenCount":1499`, tokens, `"outputTokenCount":0`}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1499 0"},
		},
		{
			name: "a record whose counts cannot be read", others: [][]string{{tokens, `"outputTokenCount":"many"`}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1000 100"},
		},
		{
			name: "a record of a stream without its end", others: [][]string{{`"Converse"`, `"ConverseStream"`, tokens, ``}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1000 100"},
		},
		{
			name: "a record of a model without a price", others: [][]string{{noon, dawn, haiku, "somevendor.new-model-v1:0"}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1000 100", "1000 100"},
		},
		{
			name: "a failed record beside one without a price", genuine: []string{haiku, "somevendor.new-model-v1:0"},
			others: [][]string{{noon, dawn, haiku, "somevendor.new-model-v1:0", id, failed}},
			spend:  []string{"growth NULL ok disputed"}, tokens: []string{"1000 100"},
		},
		{
			name: "a record of another Region at the same price", others: [][]string{{"us-east-1", "us-west-2"}},
			spend: []string{"growth 0.0015 ok disputed"}, tokens: []string{"1000 100", "1000 100"},
		},
		{
			name: "an earlier and dearer record of another team", others: [][]string{{noon, dawn, api, tagger, tokens, many}},
			spend: []string{"core 0.0060 ok disputed", "growth 0.0015 ok disputed"}, tokens: []string{"1000 100", "1000 1000"},
		},
		{
			name: "a failed record of another team", others: [][]string{{noon, dawn, api, tagger, id, failed}},
			spend: []string{"core 0.0000 error disputed", "growth 0.0015 ok disputed"}, tokens: []string{"1000 100", "1000 100"},
		},
		{
			name: "a record of another environment of the team", others: [][]string{{api, "bedrock-onboarding-api-dev"}},
			spend: []string{"growth 0.0015 ok disputed", "growth 0.0015 ok disputed"}, tokens: []string{"1000 100", "1000 100"},
		},
		{
			name: "a record of nobody", others: [][]string{{api, "someone", `"team":"growth"`, ``}},
			spend: []string{"growth 0.0015 ok disputed", "unattributed 0.0015 ok disputed"}, tokens: []string{"1000 100", "1000 100"},
		},
		{
			name: "a claim that counts for nothing", others: [][]string{{`"team":"growth"`, `"team":"core"`}},
			spend: []string{"growth 0.0015 ok agreed"}, tokens: []string{"1000 100"},
		},
		{
			name: "a claim of another team in a shared product", genuine: []string{api, "bedrock-experiments-dev"},
			others: [][]string{{noon, dawn, api, "bedrock-experiments-dev", `"team":"growth"`, `"team":"core"`}},
			spend:  []string{"core 0.0015 ok disputed", "growth 0.0015 ok disputed"}, tokens: []string{"1000 100"},
		},
	}
}
