package secondopinion

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// lines returns findings as lines of a test.
func lines(findings []Finding) []string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.line())
	}
	return lines
}

// line returns a finding as a line: the entry, the calls, the values, theirs before the card's, and the remark.
func (f Finding) line() string {
	words := []string{string(f.Status), f.Source, f.Key, string(f.Compared), f.Tier}
	if f.Compared == catalog.Geo && f.Prefix != "" {
		words[3] += " " + f.Prefix
	}
	if f.MinPromptTokens > 0 {
		words = append(words, "from", strconv.Itoa(f.MinPromptTokens))
	}
	if f.Regions != nil {
		words = append(words, "in", strings.Join(f.Regions, " "))
	}
	for _, v := range f.Values {
		card := "none"
		if v.Card != nil {
			card = v.Card.String()
		}
		words = append(words, "|", v.Kind, v.USD.String(), "card", card)
	}
	if f.Reason != "" {
		words = append(words, "|", f.Reason)
	}
	return strings.Join(words, " ")
}

const cardHeader = "model,routing,region,tier,min_prompt_tokens,input,output,cache_read,cache_write_5m,cache_write_30m,cache_write_1h,valid_from,valid_to,source,checked_on,note\n"

// small is a rate card with every kind of line.
const small = cardHeader +
	"amazon.nova-lite-v1:0,geo,eu-central-1,standard,0,0.078,0.312,,,,,2026-01-01,,s,2026-01-01,\n" +
	"amazon.nova-lite-v1:0,geo,eu-north-1,standard,0,0.078,0.312,,,,,2026-01-01,,s,2026-01-01,\n" +
	"amazon.nova-lite-v1:0,geo,eu-west-1,standard,0,0.08,0.312,,,,,2026-01-01,,s,2026-01-01,\n" +
	"amazon.nova-lite-v1:0,geo,us-east-1,standard,0,0.06,0.24,0.015,,,,2026-01-01,,s,2026-01-01,\n" +
	"amazon.nova-lite-v1:0,regional,ap-northeast-1,standard,0,0.07,0.3,,,,,2026-01-01,,s,2026-01-01,\n" +
	"amazon.nova-lite-v1:0,regional,us-west-2,standard,0,0.06,0.24,0.015,,,,2026-01-01,,s,2026-01-01,\n" +
	"amazon.titan-embed-text-v2:0,regional,us-east-1,standard,0,0.02,,,,,,2026-01-01,,s,2026-01-01,\n" +
	"anthropic.claude-x,global,,standard,0,2,10,0.2,2.5,,4,2026-01-01,,s,2026-01-01,\n" +
	"anthropic.claude-x,geo,,standard,0,2.2,11,0.22,2.75,,4.4,2026-01-01,,s,2026-01-01,\n" +
	"deepseek.v3.2,regional,,standard,0,0.62,1.85,,,,,2026-01-01,,s,2026-01-01,\n" +
	"deepseek.v3.2,regional,ap-south-1,standard,0,0.74,2.22,,,,,2026-01-01,,s,2026-01-01,\n" +
	"deepseek.r1-v1:0,geo,us-east-1,standard,0,1.35,5.4,,,,,2026-01-01,,s,2026-01-01,\n" +
	"openai.gpt-x,global,,standard,0,1,5,0.1,,1.25,,2026-01-01,2026-06-01,s,2026-01-01,\n" +
	"openai.gpt-x,global,,standard,0,2,5,0.1,,1.25,,2026-06-01,,s,2026-01-01,\n" +
	"openai.gpt-x,global,,standard,272001,4,5,0.2,,2.5,,2026-06-01,,s,2026-01-01,\n"

func TestCompare(t *testing.T) {
	rates, err := ledger.ReadRates("small.csv", strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	units := []ledger.Unit{{Model: "amazon.rerank-v1:0", Billing: ledger.Searches}}
	const entry = `"KEY": {"litellm_provider": "bedrock", "mode": "chat", PRICES}`
	for _, tt := range []struct {
		name, key, prices string
		want              []string
	}{
		{"the same", "global.anthropic.claude-x", `"input_cost_per_token": 2e-06, "cache_creation_input_token_cost": 2.5e-06, "cache_creation_input_token_cost_above_1hr": 4e-06`,
			[]string{"agrees litellm 1.0 global.anthropic.claude-x global standard | input 2 card 2 | cache_write 2.5 card 2.5 | cache_write_1h 4 card 4"}},
		{"another price for one kind", "eu.anthropic.claude-x", `"input_cost_per_token": 2.2e-06, "cache_read_input_token_cost": 1.1e-07`, []string{
			"agrees litellm 1.0 eu.anthropic.claude-x geo eu standard | input 2.2 card 2.2",
			"differs litellm 1.0 eu.anthropic.claude-x geo eu standard | cache_read 0.11 card 0.22",
		}},
		{"Regions of a Geo that differ", "eu.amazon.nova-lite-v1:0", `"input_cost_per_token": 7.8e-08`, []string{
			"agrees litellm 1.0 eu.amazon.nova-lite-v1:0 geo eu standard in eu-central-1 eu-north-1 | input 0.078 card 0.078",
			"differs litellm 1.0 eu.amazon.nova-lite-v1:0 geo eu standard in eu-west-1 | input 0.078 card 0.08",
			"missing litellm 1.0 eu.amazon.nova-lite-v1:0 geo eu standard in eu-south-1 eu-south-2 eu-west-3 il-central-1 | input 0.078 card none | the card has no geo price in the Region",
		}},
		{"a plain id is a price of the United States", "amazon.nova-lite-v1:0", `"input_cost_per_token": 6e-08`,
			[]string{"agrees litellm 1.0 amazon.nova-lite-v1:0 regional standard in us-west-2 | input 0.06 card 0.06"}},
		{"a Region", "bedrock/ap-northeast-1/amazon.nova-lite-v1:0", `"input_cost_per_token": 6e-08`,
			[]string{"differs litellm 1.0 bedrock/ap-northeast-1/amazon.nova-lite-v1:0 regional standard in ap-northeast-1 | input 0.06 card 0.07"}},
		{"the Region's own line before the one of every Region", "bedrock/ap-south-1/deepseek.v3.2", `"input_cost_per_token": 7.4e-07`,
			[]string{"agrees litellm 1.0 bedrock/ap-south-1/deepseek.v3.2 regional standard in ap-south-1 | input 0.74 card 0.74"}},
		{"a plain id of a model that is not sold in one Region", "deepseek.r1-v1:0", `"input_cost_per_token": 1.35e-06`,
			[]string{"agrees litellm 1.0 deepseek.r1-v1:0 geo standard in us-east-1 | input 1.35 card 1.35"}},
		{"the price of another routing", "anthropic.claude-x", `"input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05`,
			[]string{"differs litellm 1.0 anthropic.claude-x geo standard in us-east-1 | input 2 card 2.2 | output 10 card 11 | equals the card's global price"}},
		{"a day, bands and a cache of 30 minutes", "global.openai.gpt-x", `"input_cost_per_token": 2e-06, "cache_creation_input_token_cost": 1.25e-06, "input_cost_per_token_above_272k_tokens": 5e-06`, []string{
			"agrees litellm 1.0 global.openai.gpt-x global standard | input 2 card 2 | cache_write 1.25 card 1.25",
			"differs litellm 1.0 global.openai.gpt-x global standard from 272001 | input 5 card 4",
		}},
		{"a shorter band than the card's", "global.openai.gpt-x", `"input_cost_per_token_above_200k_tokens": 4e-06`,
			[]string{"differs litellm 1.0 global.openai.gpt-x global standard from 200001 | input 4 card 2"}},
		{"no price of the kind", "amazon.nova-lite-v1:0", `"cache_creation_input_token_cost": 1e-06`,
			[]string{"missing litellm 1.0 amazon.nova-lite-v1:0 regional standard in us-west-2 | cache_write 1 card none | the card's line has no price of cache_write"}},
		{"a kind that the model does not have", "amazon.titan-embed-text-v2:0", `"input_cost_per_token": 2e-08, "output_cost_per_token": 0.0`,
			[]string{"agrees litellm 1.0 amazon.titan-embed-text-v2:0 regional standard in us-east-1 | input 0.02 card 0.02"}},
		{"no tier", "global.anthropic.claude-x", `"input_cost_per_token_flex": 1e-06`,
			[]string{"missing litellm 1.0 global.anthropic.claude-x global flex | input 1 card none | the card has no price of the tier flex there"}},
		{"no Region", "bedrock/sa-east-1/amazon.nova-lite-v1:0", `"input_cost_per_token": 6e-08`,
			[]string{"missing litellm 1.0 bedrock/sa-east-1/amazon.nova-lite-v1:0 regional standard in sa-east-1 | input 0.06 card none | the card has no regional price in the Region"}},
		{"no routing", "global.deepseek.r1-v1:0", `"input_cost_per_token": 1.35e-06`,
			[]string{"missing litellm 1.0 global.deepseek.r1-v1:0 global standard | input 1.35 card none | the card has no global price of the model"}},
		{"no model", "amazon.nova-9-v1:0", `"input_cost_per_token": 1e-06`,
			[]string{"missing litellm 1.0 amazon.nova-9-v1:0 regional standard | input 1 card none | the card does not have the model"}},
		{"another unit", "amazon.rerank-v1:0", `"input_cost_per_query": 0.001, "input_cost_per_token": 0.0`,
			[]string{"other-unit litellm 1.0 amazon.rerank-v1:0  standard | billed by searches, which no record counts (units.csv)"}},
		{"another unit than the card's", "amazon.nova-lite-v1:0", `"input_cost_per_query": 0.001, "input_cost_per_token": 0.0`,
			[]string{"missing litellm 1.0 amazon.nova-lite-v1:0 regional standard | priced by input_cost_per_query"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list, err := ReadLitellm("litellm 1.0", strings.NewReader("{"+strings.NewReplacer("KEY", tt.key, "PRICES", tt.prices).Replace(entry)+"}"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, lines(Compare(list.Prices, rates, units, "2026-11-28"))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The card's line and the package's price are those of the day.
func TestCompareOnADay(t *testing.T) {
	rates, err := ledger.ReadRates("small.csv", strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	usd := func(text string) map[string]decimal.Decimal {
		return map[string]decimal.Decimal{ledger.Input: decimal.RequireFromString(text)}
	}
	price := Price{Source: "s", Key: "k", Model: "openai.gpt-x", Prefix: "global", Tier: ledger.Standard}
	first, second := price, price
	first.USD, second.USD, second.From = usd("1"), usd("2"), "2026-06-01"
	for day, want := range map[catalog.Date]string{
		"2026-05-31": "agrees s k global standard | input 1 card 1",
		"2026-06-01": "agrees s k global standard | input 2 card 2",
	} {
		if diff := cmp.Diff([]string{want}, lines(Compare([]Price{first, second}, rates, nil, day))); diff != "" {
			t.Errorf("%s: %s", day, diff)
		}
	}
}

// A model counts as priced where each Region, routing and band of the list is.
func TestCovered(t *testing.T) {
	rates, err := ledger.ReadRates("small.csv", strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	const chat = `"litellm_provider": "bedrock", "mode": "chat", `
	list, err := ReadLitellm("litellm 1.0", strings.NewReader(`{
		"deepseek.r1-v1:0": {`+chat+`"input_cost_per_token": 9e-06, "input_cost_per_token_flex": 9e-06},
		"us.deepseek.r1-v1:0": {`+chat+`"input_cost_per_token": 9e-06},
		"amazon.nova-lite-v1:0": {`+chat+`"input_cost_per_token": 9e-06},
		"bedrock/sa-east-1/amazon.nova-lite-v1:0": {`+chat+`"input_cost_per_token": 9e-06},
		"global.openai.gpt-x": {`+chat+`"input_cost_per_token": 9e-06, "input_cost_per_token_above_272k_tokens": 9e-06},
		"amazon.rerank-v1:0": {`+chat+`"input_cost_per_query": 9e-06},
		"amazon.nova-9-v1:0": {`+chat+`"input_cost_per_token": 9e-06},
		"us-gov.amazon.nova-8-v1:0": {`+chat+`"input_cost_per_token": 9e-06}}`))
	if err != nil {
		t.Fatal(err)
	}
	got := Covered(Compare(list.Prices, rates, []ledger.Unit{{Model: "amazon.rerank-v1:0", Billing: ledger.Searches}}, "2026-11-28"))
	want := Coverage{ByTokens: 4, Priced: 2, Rest: []Gap{
		{"amazon.nova-9-v1:0", false, []string{"amazon.nova-9-v1:0: the card does not have the model"}},
		{"amazon.nova-lite-v1:0", false, []string{"bedrock/sa-east-1/amazon.nova-lite-v1:0: the card has no regional price in the Region"}},
		{"amazon.rerank-v1:0", true, []string{"billed by searches, which no record counts (units.csv)"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
