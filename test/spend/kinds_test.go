//go:build e2e

package spend

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// kind is a record of a kind of call, with what bedrock_spend says about it.
type kind struct {
	name string
	// modelID is called in region, us-east-1 unless given, by Converse unless given.
	modelID, region, operation string
	// record, input and output are fields of the record, of its input and of its output, as JSON. Without input and output the counts are
	// 1000 input and 100 output tokens.
	record, input, output string
	// want is the model, the routing, billing, the tier and its source, the status, the input tokens and the spend.
	want string
}

const (
	thousand = `"inputTokenCount":1000`
	hundred  = `"outputTokenCount":100`
)

// line returns the record of a kind.
func (k kind) line(id string) string {
	or := func(text, otherwise string) string {
		if text == "" {
			return otherwise
		}
		return text
	}
	if k.input == "" && k.output == "" {
		k.input, k.output = thousand, hundred
	}
	if k.record != "" {
		k.record = "," + k.record
	}
	return fmt.Sprintf(`{"schemaType":"ModelInvocationLog","timestamp":"2026-11-20T10:00:00Z","accountId":"%s","region":"%s","requestId":"%s","operation":"%s",`+
		`"modelId":"%s"%s,"input":{%s},"output":{%s}}`,
		environment.AccountID, or(k.region, "us-east-1"), id, or(k.operation, "Converse"), k.modelID, k.record, k.input, k.output)
}

// testKinds delivers one record of each kind and compares model, price and their reasons with answers that were worked out by hand.
// It also compares them with the oracle, which must know these kinds.
func (e *spendAccount) testKinds(t *testing.T, o oracle) {
	groups := []struct {
		name  string
		kinds []kind
	}{
		{"Regions", regionKinds()}, {"bands", bandKinds()}, {"tiers", tierKinds()}, {"resources", resourceKinds()},
		{"context variants", variantKinds()}, {"gross counts", grossKinds()}, {"other units", unitKinds()},
	}
	lines, records := []string{}, map[string]string{}
	id := func(group, i int) string { return fmt.Sprintf("kind-%d-%03d", group, i) }
	for g, group := range groups {
		for i, k := range group.kinds {
			records[id(g, i)] = k.line(id(g, i))
			lines = append(lines, records[id(g, i)])
		}
	}
	for id, line := range claimLines() {
		records[id] = line
		lines = append(lines, line)
	}
	e.Deliver(t, "us-east-1", "2026/11/20/10", "kinds", lines)
	got := e.spend(t, "date = DATE '2026-11-20' AND request_id LIKE 'kind-%'")
	agree(t, o, records, got)
	t.Run("claims", func(t *testing.T) { checkClaims(t, got) })
	for g, group := range groups {
		t.Run(group.name, func(t *testing.T) {
			for i, k := range group.kinds {
				v := got[id(g, i)]
				usd := "NULL"
				if v.USD != nil {
					usd = v.USD.String()
				}
				is := strings.Join([]string{v.Model, v.Routing, v.Billing, v.Tier, v.TierSource, v.Status, v.Counts["input_tokens"], usd}, " ")
				if is != k.want {
					t.Errorf("%s:\n got %s\nwant %s", k.name, is, k.want)
				}
			}
		})
	}
}

// regionKinds are calls in Regions with a line, without one, and with a line that lacks a price.
func regionKinds() []kind {
	const bands = "test.bands global tokens standard assumed ok 1000 "
	return []kind{
		{name: "a Region without a line has the price of every Region", modelID: "global.test.bands", region: "sa-east-1", want: bands + "0.002"},
		{name: "a Region has its own price", modelID: "global.test.bands", region: "eu-west-1", want: bands + "0.0022"},
		{name: "a price that the Region's line lacks is unknown", modelID: "global.test.bands", region: "eu-west-1",
			input: thousand + `,"cacheReadInputTokenCount":1`, output: hundred, want: bands + "NULL"},
		{name: "Geo routing in a Region with a line", modelID: "jp.test.bands", region: "ap-northeast-1", want: "test.bands geo tokens standard assumed ok 1000 0.0026"},
		{name: "Geo routing in a Region without a line", modelID: "apac.test.bands", region: "ap-south-1", want: "test.bands geo tokens standard assumed ok 1000 NULL"},
		{name: "the least price of a token", modelID: "test.bands", region: "us-west-2", want: "test.bands regional tokens standard assumed ok 1000 0.000000001"},
		{name: "one Region's price is not another's", modelID: "test.bands", region: "us-west-1", want: "test.bands regional tokens standard assumed ok 1000 NULL"},
	}
}

// bandKinds are calls just below, at and above the first prompt of a band. A band's price holds for the whole request.
func bandKinds() []kind {
	of := func(name, modelID, input, want string) kind {
		routing := "global"
		if strings.HasPrefix(modelID, "us.") {
			routing = "geo"
		}
		return kind{name: name, modelID: modelID, input: input, output: `"outputTokenCount":0`, want: "test.bands " + routing + " tokens standard assumed ok " + want}
	}
	return []kind{
		of("the last prompt of the shortest band", "global.test.bands", `"inputTokenCount":200000`, "200000 0.2"),
		of("the first prompt of a band", "global.test.bands", `"inputTokenCount":200001`, "200001 0.600003"),
		of("the last prompt of a band", "global.test.bands", `"inputTokenCount":272000`, "272000 0.816"),
		of("the first prompt of the largest band", "global.test.bands", `"inputTokenCount":272001`, "272001 1.360005"),
		of("cached tokens are of the prompt", "global.test.bands", `"inputTokenCount":1,"cacheReadInputTokenCount":200000`, "1 0.060003"),
		of("written tokens are of the prompt", "global.test.bands", `"inputTokenCount":1,"cacheWriteInputTokenCount":272000`, "1 1.700005"),
		of("a band that ended has no price of today", "global.test.bands", `"inputTokenCount":100001`, "100001 0.100001"),
		of("short prompts without a line", "us.test.bands", `"inputTokenCount":100000`, "100000 NULL"),
		of("long prompts with one", "us.test.bands", `"inputTokenCount":100001`, "100001 0.1200012"),
	}
}
