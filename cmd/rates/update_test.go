package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// two are the Regions that most tests read.
const two = "us-east-1,us-west-2"

// The whole rate card, written as AWS writes it and read again through the SDK, is equal to itself.
func TestEqual(t *testing.T) {
	s := published(t)
	status, stdout, stderr := s.update(tested(), "--check")
	if status != 0 || stdout != "" {
		t.Errorf("status %d, stdout %q", status, stdout)
	}
	for _, want := range []string{
		" published prices in every commercial Region: 0 differ, 0 missing, 8 gone, 0 models unknown\n",
		"proposed: 0 lines with other prices from 2026-11-23 on, 0 new lines\n", "\nnot understood: 0 products\n",
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("without %q\n%s", want, stderr)
		}
	}
	if s.requests < 3*len(catalog.KnownRegions)+20 {
		t.Errorf("%d requests; the price lists had one page each", s.requests)
	}
}

func TestOneChangedOneNewAndOneMissingPrice(t *testing.T) {
	s := published(t)
	s.drift()
	status, stdout, stderr := s.update(tested(), "--region", two, "--check", "--format", "json")
	type difference struct {
		Status, Model, Routing, Tier string
		TokenKind                    string `json:"token_kind"`
		Card                         *struct {
			File, Region  string
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
		{"status": "differs", "model": "anthropic.claude-opus-5-5", "routing": "geo", "tier": "standard", "token_kind": "input",
			"card": {"file": "anthropic.csv", "region": "", "usd_per_million": "4.4"},
			"published": [{"usd_per_million": "4.62", "regions": ["us-east-1", "us-west-2"], "products": ["AmazonBedrockFoundationModels input_tokens_standard"]}]},
		{"status": "missing", "model": "amazon.nova-micro-v1:0", "routing": "global", "tier": "standard", "token_kind": "input", "card": null,
			"published": [{"usd_per_million": "0.032", "regions": ["us-west-2"], "products": ["AmazonBedrock NovaMicro-input-tokens-cross-region-global"]}]},
		{"status": "gone", "model": "anthropic.claude-haiku-4-5-20251001-v1:0", "routing": "global", "tier": "standard", "token_kind": "cache_read",
			"card": {"file": "anthropic.csv", "region": "", "usd_per_million": "0.1"}, "published": []}
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

// The diff is that of the files, and --write writes it; then nothing is left to propose.
func TestDiffAndWrite(t *testing.T) {
	s, tool := published(t), copied(t)
	s.drift()
	status, stdout, stderr := s.update(tool, "--region", two)
	for _, want := range []string{
		"--- a" + tool.card + "/amazon.csv\n", "+++ b" + tool.card + "/anthropic.csv\n",
		"\n+amazon.nova-micro-v1:0,global,us-west-2,standard,0,0.032,,,,,,2026-11-23,,AWS Price List (AmazonBedrock),2026-11-23,\n",
		"\n+anthropic.claude-opus-5-5,geo,us-east-1,standard,0,4.62,22,0.22,5.5,,8.8,2026-11-23,,AWS Price List (AmazonBedrockFoundationModels),2026-11-23,not 1.1 times global: the AWS Price List of 2026-11-23\n",
		"\n+anthropic.claude-opus-5-5,geo,us-west-2,standard,0,4.62,",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("without %q\n%s", want, stdout)
		}
	}
	if strings.Contains(strings.ReplaceAll(stdout, "\n--- ", ""), "\n-") {
		t.Errorf("a line is removed\n%s", stdout)
	}
	if status != 0 || !strings.Contains(stderr, "\nproposed: 0 lines with other prices from 2026-11-23 on, 3 new lines\n") {
		t.Errorf("status %d\n%s", status, stderr)
	}
	if diff := cmp.Diff(read(t, "testdata/rates"), read(t, tool.card)); diff != "" {
		t.Errorf("files were written\n%s", diff)
	}
	if status, written, _ := s.update(tool, "--region", two, "--write"); status != 0 || written != stdout {
		t.Errorf("status %d\n%s", status, cmp.Diff(stdout, written))
	}
	if _, err := tool.rates(); err != nil {
		t.Error(err)
	}
	if status, stdout, stderr := s.update(tool, "--region", two, "--check"); status != 0 || stdout != "" {
		t.Errorf("status %d after writing\n%s%s", status, stdout, stderr)
	}
}

// read returns the files of a folder.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(folder + "/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}

func TestTable(t *testing.T) {
	s := published(t)
	s.drift()
	s.add("AmazonBedrockFoundationModels", "us-east-1", "Claude Opus 9\x1b[2J", "USE1-MP:USE1_input_tokens_standard-Units", "1M tokens", "9.9")
	s.add("AmazonBedrockFoundationModels", "us-east-1", "Claude Opus 9\x1b[2J", "USE1-MP:USE1_input_tokens_global_standard-Units", "1M tokens", "9")
	s.add("AmazonBedrockFoundationModels", "us-east-1", "Claude Opus 5.5", "USE1-MP:USE1_input_tokens_long_ctx_global_standard-Units", "1M tokens", "6")
	s.products[s.find("us-west-2", "Amazon Bedrock", "USW2-NovaMicro-input-tokens")].usd = "0.0000400000"
	status, stdout, stderr := s.update(tested(), "--region", two, "--format", "table")
	want := `┌───────────────┬──────────────────────────────────────────┬─────────┬──────────┬───────────────────────┬────────────────────┬────────────────────┬───────────────────────────────────────────────────────┐
│               │ Model                                    │ Routing │ Tier     │ Tokens                │ Card, USD/1M       │ AWS, USD/1M        │ What to do                                            │
├───────────────┼──────────────────────────────────────────┼─────────┼──────────┼───────────────────────┼────────────────────┼────────────────────┼───────────────────────────────────────────────────────┤
│ differs       │ amazon.nova-micro-v1:0                   │ geo     │ standard │ input                 │ 0.035 in us-west-2 │ 0.04 in us-west-2  │ end amazon.csv:11 with valid_to, add a line           │
│ differs       │ anthropic.claude-opus-5-5                │ geo     │ standard │ input                 │ 4.4                │ 4.62               │ end anthropic.csv:5 with valid_to, add a line         │
│ missing       │ amazon.nova-micro-v1:0                   │ global  │ standard │ input                 │ none               │ 0.032 in us-west-2 │ add the price to a line of the card                   │
│ missing       │ anthropic.claude-opus-5-5                │ global  │ standard │ input of long prompts │ none               │ 6 in us-east-1     │ find the size of long prompts, add a line             │
│ gone          │ anthropic.claude-haiku-4-5-20251001-v1:0 │ global  │ standard │ cache_read            │ 0.1                │ none               │ end anthropic.csv:2 with valid_to, unless it is right │
│ unknown-model │ Claude Opus 9�[2J                        │         │          │                       │                    │ 2 prices, 9 to 9.9 │ add its id to internal/pricelist/models.csv           │
└───────────────┴──────────────────────────────────────────┴─────────┴──────────┴───────────────────────┴────────────────────┴────────────────────┴───────────────────────────────────────────────────────┘
91 prices of 2026-11-23 compared with 128 published prices in us-east-1, us-west-2: 2 differ, 2 missing, 1 gone, 1 model unknown
proposed: 1 line with other prices from 2026-11-23 on, 3 new lines
not compared: 10 prices of Regions that were not read, 0 models that the card does not have, 0 models of other providers
no place on the card: 2 prices, 1 model: models.csv does not have the name
no place on the card: 1 price, 1 model: the list does not say from how many tokens on a prompt is long, and the card has no size, or several, for the model
not understood: 0 products
`
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Errorf("table (-want +got)\n%s\n%s", diff, stdout)
	}
	if status != 0 || stderr != "" {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

func TestCSV(t *testing.T) {
	s := published(t)
	s.drift()
	s.products[s.find("us-east-1", "Claude Opus 5.5", "_input_tokens_standard-Units")].usd = "5"
	status, stdout, stderr := s.update(tested(), "--region", two, "--format", "csv")
	want := `status,model,routing,tier,min_prompt_tokens,token_kind,long,card_file,card_line,card_region,card_usd_per_million,published_usd_per_million,published_regions,advice
differs,anthropic.claude-opus-5-5,geo,standard,0,input,false,anthropic.csv,5,,4.4,4.62,us-west-2,"end anthropic.csv:5 with valid_to, add a line"
differs,anthropic.claude-opus-5-5,geo,standard,0,input,false,anthropic.csv,5,,4.4,5,us-east-1,"end anthropic.csv:5 with valid_to, add a line"
missing,amazon.nova-micro-v1:0,global,standard,0,input,false,,,,,0.032,us-west-2,add the price to a line of the card
gone,anthropic.claude-haiku-4-5-20251001-v1:0,global,standard,0,cache_read,false,anthropic.csv,2,,0.1,,,"end anthropic.csv:2 with valid_to, unless it is right"
`
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Errorf("csv (-want +got)\n%s", diff)
	}
	if status != 0 || !strings.Contains(stderr, "prices of 2026-11-23 compared with") {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

// Prices of other units, of models that the card does not have and of other providers change nothing.
func TestWhatIsNoPriceOfTheCard(t *testing.T) {
	s := published(t)
	const models = "AmazonBedrockFoundationModels"
	s.add(models, "us-east-1", "Claude Haiku 4.5", "USE1-MP:USE1_Reserved_1Month_InputTPM_Global-Units", "1M TPM Hour", "99")
	s.add(models, "us-east-1", "Claude Haiku 4.5", "USE1-MP:USE1_ProvisionedThroughput_1MonthCommit_ModelUnits_Usage-Units", "hour", "99")
	s.add("AmazonBedrock", "us-east-1", "Nova Micro", "USE1-NovaMicro-input-tokens-custom-model", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "Nova Micro", "USE1-NovaMicro-Customization-Training", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "Nova Micro", "USE1-amazon.nova-micro-mantle-input-tokens-standard", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "Llama 9", "USE1-Llama9-input-tokens", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "Nova Premier", "USE1-NovaPremier-input-tokens", "1K tokens", "99")
	s.add("AmazonBedrock", "us-east-1", "", "USE1-AmazonRerank-v1-searchunits", "Search Units", "99")
	status, stdout, stderr := s.update(tested(), "--region", two, "--verbose", "--check")
	if status != 0 || stdout != "" {
		t.Errorf("status %d\n%s", status, stdout)
	}
	for _, want := range []string{
		", 1 model that the card does not have, 1 model of other providers\n",
		"\npassed over: 1 product, bedrock-mantle endpoint\n", "\npassed over: 2 products, customization\n",
		"\npassed over: 1 product, not priced by the token\n", "\npassed over: 1 product, provisioned throughput\n", "\npassed over: 1 product, reserved capacity\n",
		"\nnot on the card: amazon.nova-premier-v1:0\n", "\nother providers: Llama 9\n",
		"\nno place on the card: 1 price, 1 model: the card has no line of the model\n  amazon.nova-premier-v1:0\n",
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("without %q\n%s", want, stderr)
		}
	}
}

func TestUnknownUsageTypeIsReported(t *testing.T) {
	s := published(t)
	for _, region := range []string{"us-east-1", "us-west-2"} {
		s.add("AmazonBedrockFoundationModels", region, "Claude Haiku 4.5", prefixes[region]+"-MP:"+prefixes[region]+"_thought_tokens_standard-Units", "1M tokens", "7")
	}
	status, _, stderr := s.update(tested(), "--region", two)
	if status != 0 || !strings.HasSuffix(stderr, "\nnot understood: 1 product (--verbose lists them)\n") {
		t.Errorf("status %d\n%s", status, stderr)
	}
	status, _, stderr = s.update(tested(), "--region", two, "--verbose")
	if want := "\nnot understood: 1 product\n  AmazonBedrockFoundationModels thought_tokens_standard in us-east-1, us-west-2: \"thought tokens standard\"\n"; status != 0 || !strings.Contains(stderr, want) {
		t.Errorf("status %d\n%s", status, stderr)
	}
}

// A model that a product calls is missing from the card even if the card has no line of it at all.
func TestModelsThatProductsCall(t *testing.T) {
	s := published(t)
	s.add("AmazonBedrock", "us-east-1", "Nova Premier", "USE1-NovaPremier-input-tokens", "1K tokens", "0.0025")
	for retired, want := range map[catalog.Date]int{"": 1, "2026-10-01": 0} {
		tool := tested()
		tool.catalog.Products = []catalog.Product{{Name: "writer", Retired: retired, Models: []catalog.Model{{Name: "premier", ID: "amazon.nova-premier-v1:0"}}}}
		status, stdout, _ := s.update(tool, "--region", two, "--check", "--format", "csv")
		if missing := strings.Contains(stdout, "\nmissing,amazon.nova-premier-v1:0,geo or regional,standard,0,input,false,,,,,2.5,us-east-1,"); status != want || missing != (want == 1) {
			t.Errorf("retired %q: status %d\n%s", retired, status, stdout)
		}
	}
}

func TestToday(t *testing.T) {
	s := published(t)
	status, _, stderr := s.update(tested(), "--region", two, "--today", "2023-12-31", "--check")
	if status != 1 || !strings.Contains(stderr, "0 prices of 2023-12-31 compared") {
		t.Errorf("status %d\n%s", status, stderr)
	}
}
