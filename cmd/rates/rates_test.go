package main

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// The whole rate card, written as AWS writes it and read again through the SDK, is equal to itself.
func TestEqual(t *testing.T) {
	s := published(t, whole)
	status, stdout, stderr := tested().run("check")
	if status != 0 || stderr != "" {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
	if !strings.Contains(stdout, " published prices in us-east-1, us-west-2: 0 differ, 0 missing, 0 gone, 0 models unknown\n") || !strings.HasSuffix(stdout, "\nnot understood: 0 products\n") {
		t.Error(stdout)
	}
	if s.requests < 10 {
		t.Errorf("%d requests; the price lists had one page each", s.requests)
	}
}

func TestOneChangedOneNewAndOneMissingPrice(t *testing.T) {
	published(t, whole).drift()
	status, stdout, stderr := tested().run("check", "--format", "json")
	type difference struct {
		Status, Model, Routing string
		TokenKind              string `json:"token_kind"`
		Card                   *struct {
			Region        string
			USDPerMillion string `json:"usd_per_million"`
		}
		Published []struct {
			USDPerMillion     string `json:"usd_per_million"`
			Regions, Products []string
		}
	}
	var got, want []difference
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(`[
		{"status": "differs", "model": "anthropic.claude-opus-5-5", "routing": "geo", "token_kind": "input",
			"card": {"region": "", "usd_per_million": "4.4"},
			"published": [{"usd_per_million": "4.62", "regions": ["us-east-1", "us-west-2"], "products": ["AmazonBedrockFoundationModels input_tokens_standard"]}]},
		{"status": "missing", "model": "amazon.nova-micro-v1:0", "routing": "global", "token_kind": "input", "card": null,
			"published": [{"usd_per_million": "0.032", "regions": ["us-west-2"], "products": ["AmazonBedrock NovaMicro-input-tokens-cross-region-global"]}]},
		{"status": "gone", "model": "anthropic.claude-haiku-4-5-20251001-v1:0", "routing": "global", "token_kind": "cache_read",
			"card": {"region": "", "usd_per_million": "0.1"}, "published": []}
	]`), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differences (-want +got)\n%s", diff)
	}
	if status != 1 || !strings.Contains(stderr, ": 1 differ, 1 missing, 1 gone, 0 models unknown\n") {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

func TestTable(t *testing.T) {
	s := published(t, small)
	s.drift()
	s.add("AmazonBedrockFoundationModels", "us-east-1", "Claude Opus 9", "USE1-MP:USE1_input_tokens_standard-Units", "1M tokens", "9.9")
	s.add("AmazonBedrockFoundationModels", "us-east-1", "Claude Opus 9", "USE1-MP:USE1_input_tokens_global_standard-Units", "1M tokens", "9")
	s.add("AmazonBedrockService", "us-east-1", "Claude Sonnet 4.5", "USE1-Claude4.5Sonnet-input-tokens-long-context-cross-region-global", "1K tokens", "0.006")
	s.products[s.find("us-west-2", "Amazon Bedrock", "USW2-NovaMicro-input-tokens")].usd = "0.0000400000"
	tool := tested()
	tool.rates = small
	status, stdout, stderr := tool.run("check")
	want := `┌───────────────┬───────────────────────────────────────────┬─────────┬───────────────────┬────────────────────┬────────────────────┬─────────────────────────────────────────────┐
│               │ Model                                     │ Routing │ Tokens            │ Card, USD/1M       │ AWS, USD/1M        │ What to do                                  │
├───────────────┼───────────────────────────────────────────┼─────────┼───────────────────┼────────────────────┼────────────────────┼─────────────────────────────────────────────┤
│ differs       │ anthropic.claude-opus-5-5                 │ geo     │ input             │ 4.4                │ 4.62               │ end rates.csv:3 with valid_to, add a rate   │
│ differs       │ amazon.nova-micro-v1:0                    │ geo     │ input             │ 0.035 in us-west-2 │ 0.04 in us-west-2  │ end rates.csv:6 with valid_to, add a rate   │
│ missing       │ amazon.nova-micro-v1:0                    │ global  │ input             │ none               │ 0.032 in us-west-2 │ add a rate to rates.csv                     │
│ missing       │ anthropic.claude-sonnet-4-5-20250929-v1:0 │ global  │ input from 200001 │ none               │ 6 in us-east-1     │ add a rate to rates.csv                     │
│ gone          │ anthropic.claude-haiku-4-5-20251001-v1:0  │ global  │ cache_read        │ 0.1                │ none               │ end rates.csv:4 with valid_to               │
│ unknown-model │ Claude Opus 9                             │         │                   │                    │ 2 prices, 9 to 9.9 │ add its id to internal/pricelist/models.csv │
└───────────────┴───────────────────────────────────────────┴─────────┴───────────────────┴────────────────────┴────────────────────┴─────────────────────────────────────────────┘
7 rates of 2026-11-23 compared with 13 published prices in us-east-1, us-west-2: 2 differ, 2 missing, 1 gone, 1 model unknown
not compared: 1 rate of Regions that were not read, 0 models that the card does not have, 0 models of other providers
not understood: 0 products
`
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Errorf("table (-want +got)\n%s\n%s", diff, stdout)
	}
	if status != 1 || stderr != "" {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

func TestCSV(t *testing.T) {
	s := published(t, small)
	s.drift()
	s.products[s.find("us-east-1", "Claude Opus 5.5", "_input_tokens_standard-Units")].usd = "5"
	tool := tested()
	tool.rates = small
	status, stdout, stderr := tool.run("check", "--format", "csv")
	want := `status,model,routing,min_prompt_tokens,token_kind,card_line,card_region,card_usd_per_million,published_usd_per_million,published_regions,advice
differs,anthropic.claude-opus-5-5,geo,0,input,3,,4.4,4.62,us-west-2,"end rates.csv:3 with valid_to, add a rate"
differs,anthropic.claude-opus-5-5,geo,0,input,3,,4.4,5,us-east-1,"end rates.csv:3 with valid_to, add a rate"
missing,amazon.nova-micro-v1:0,global,0,input,,,,0.032,us-west-2,add a rate to rates.csv
gone,anthropic.claude-haiku-4-5-20251001-v1:0,global,0,cache_read,4,,0.1,,,end rates.csv:4 with valid_to
`
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Errorf("csv (-want +got)\n%s", diff)
	}
	if status != 1 || !strings.HasPrefix(stderr, "7 rates of 2026-11-23") {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

// Prices of other tiers and units change nothing.
func TestOtherTiersAreIgnored(t *testing.T) {
	s := published(t, whole)
	const models = "AmazonBedrockFoundationModels"
	for _, usage := range []string{"InputTokenCount_Batch", "OutputTokenCount_Global_Batch", "MillionBatchInputTokens", "InputTokenCount_LatencyOptimized"} {
		s.add(models, "us-east-1", "Claude Haiku 4.5", "USE1-MP:USE1_"+usage+"-Units", "1M tokens", "99")
	}
	s.add(models, "us-east-1", "Claude Haiku 4.5", "USE1-MP:USE1_Reserved_1Month_InputTPM_Global-Units", "1M TPM Hour", "99")
	s.add(models, "us-east-1", "Claude Haiku 4.5", "USE1-MP:USE1_ProvisionedThroughput_1MonthCommit_ModelUnits_Usage-Units", "hour", "99")
	for _, usage := range []string{"-priority", "-flex", "-batch", "-flex-cross-region-global", "-custom-model", "-latency-optimized"} {
		s.add("AmazonBedrock", "us-east-1", "Nova Micro", "USE1-NovaMicro-input-tokens"+usage, "1K tokens", "99")
	}
	s.add("AmazonBedrock", "us-east-1", "Nova Micro", "USE1-NovaMicro-Customization-Training", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "Nova Micro", "USE1-amazon.nova-micro-mantle-input-tokens-standard", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "Llama 9", "USE1-Llama9-input-tokens", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "Nova Premier", "USE1-NovaPremier-input-tokens", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "", "USE1-AmazonRerank-v1-searchunits", "Search Units", "99")
	status, stdout, _ := tested().run("check", "--verbose")
	if status != 0 {
		t.Errorf("status %d", status)
	}
	for _, want := range []string{
		", 1 model that the card does not have, 1 model of other providers\n",
		"\npassed over: 10 products, another tier\n", "\npassed over: 1 product, bedrock-mantle endpoint\n", "\npassed over: 2 products, customization\n",
		"\npassed over: 1 product, not priced by the token\n", "\npassed over: 1 product, provisioned throughput\n",
		"\nnot on the card: amazon.nova-premier-v1:0\n", "\nother providers: Llama 9\n",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("without %q\n%s", want, stdout)
		}
	}
}

func TestUnknownUsageTypeIsReported(t *testing.T) {
	s := published(t, whole)
	for _, region := range []string{"us-east-1", "us-west-2"} {
		s.add("AmazonBedrockFoundationModels", region, "Claude Haiku 4.5", prefixes[region]+"-MP:"+prefixes[region]+"_thought_tokens_standard-Units", "1M tokens", "7")
	}
	status, stdout, _ := tested().run("check")
	if status != 0 || !strings.HasSuffix(stdout, "\nnot understood: 1 product (--verbose lists them)\n") {
		t.Errorf("status %d\n%s", status, stdout)
	}
	status, stdout, _ = tested().run("check", "--verbose")
	if want := "\nnot understood: 1 product\n  AmazonBedrockFoundationModels thought_tokens_standard in us-east-1, us-west-2: \"thought tokens standard\"\n"; status != 0 || !strings.Contains(stdout, want) {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// A model that a product calls is missing from the card even if the card has no rate of it at all.
func TestModelsThatProductsCall(t *testing.T) {
	s := published(t, whole)
	s.add("AmazonBedrock", "us-east-1", "Nova Premier", "USE1-NovaPremier-input-tokens", "1K tokens", "0.0025")
	for retired, want := range map[catalog.Date]int{"": 1, "2026-10-01": 0} {
		tool := tested()
		tool.catalog.Products = []catalog.Product{{Name: "writer", Retired: retired, Models: []catalog.Model{{Name: "premier", ID: "amazon.nova-premier-v1:0"}}}}
		status, stdout, _ := tool.run("check", "--format", "csv")
		if missing := strings.Contains(stdout, "\nmissing,amazon.nova-premier-v1:0,geo or regional,0,input,,,,2.5,us-east-1,"); status != want || missing != (want == 1) {
			t.Errorf("retired %q: status %d\n%s", retired, status, stdout)
		}
	}
}

func TestRegions(t *testing.T) {
	s := published(t, small)
	s.products[s.find("eu-west-1", "Amazon Bedrock", "EU-NovaMicro-input-tokens")].usd = "1"
	tool := tested()
	tool.rates = small
	if status, stdout, _ := tool.run("check"); status != 0 {
		t.Errorf("status %d: the prices of a retired Region were read\n%s", status, stdout)
	}
	status, stdout, _ := tool.run("check", "--region", "us-west-2,eu-west-1", "--region", "us-west-2")
	if status != 1 || !strings.Contains(stdout, "1000 in eu-west-1") || !strings.Contains(stdout, " in eu-west-1, us-west-2: 1 differ, 0 missing, 0 gone,") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

func TestToday(t *testing.T) {
	published(t, small)
	tool := tested()
	tool.rates = small
	status, stdout, _ := tool.run("check", "--today", "2025-12-31")
	if status != 1 || !strings.Contains(stdout, "0 rates of 2025-12-31 compared") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		name   string
		args   []string
		change func(*served, *tool)
		want   string
	}{
		{"format", []string{"--format", "xml"}, nil, `rates: invalid argument "xml" for "--format" flag: allowed: table, json, csv`},
		{"day", []string{"--today", "soon"}, nil, `rates: --today is "soon"; write it as 2026-11-23`},
		{"Region", []string{"--region", "mars-east-1"}, nil, `rates: --region is "mars-east-1", which is not a commercial Region with Amazon Bedrock`},
		{"argument", []string{"now"}, nil, `rates: unknown command "now" for "rates check"`},
		{"card", nil, func(_ *served, tool *tool) {
			tool.rates = func() ([]ledger.Rate, error) { return nil, errors.New("rates.csv:7: no") }
		}, "rates: ledger/rates.csv has mistakes:\n  rates.csv:7: no"},
		{"denied", nil, func(s *served, _ *tool) { s.refusals = []string{"AccessDeniedException"} }, "rates: read the AWS Price List of AmazonBedrock in us-east-1: operation error Pricing: GetProducts,"},
		{"denied on a later page", nil, func(s *served, _ *tool) { s.refusals = []string{"", "AccessDeniedException"} }, "rates: read the AWS Price List of AmazonBedrock in us-east-1: operation error Pricing: GetProducts,"},
		{"empty", nil, func(s *served, _ *tool) { s.products = nil }, "rates: the AWS Price List has no product of Amazon Bedrock in any of the 2 Regions read"},
		{"credentials", nil, func(s *served, _ *tool) {
			s.t.Setenv("AWS_ACCESS_KEY_ID", "")
			s.t.Setenv("AWS_SECRET_ACCESS_KEY", "")
			s.t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
		}, "rates: no AWS credentials; set AWS_PROFILE, or sign in with aws sso login: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, tool := published(t, whole), tested()
			if tt.change != nil {
				tt.change(s, &tool)
			}
			status, stdout, stderr := tool.run(append([]string{"check"}, tt.args...)...)
			if status != 2 || stdout != "" || !strings.HasPrefix(stderr, tt.want) {
				t.Errorf("status %d, stdout %q, stderr %q; want %q", status, stdout, stderr, tt.want)
			}
		})
	}
}

func TestInterrupted(t *testing.T) {
	published(t, whole)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr strings.Builder
	if status := run(ctx, []string{"check"}, &stdout, &stderr, tested()); status != 2 || stderr.String() != "rates: interrupted\n" {
		t.Errorf("status %d, stderr %q", status, stderr.String())
	}
}
