package secondopinion

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// text returns prices as lines of a test.
func text(prices []Price) []string {
	var lines []string
	for _, p := range prices {
		words := []string{p.Model, string(p.Routing()), p.Prefix, p.Region, p.Tier}
		if p.MinPromptTokens > 0 {
			words = append(words, "from", strconv.Itoa(p.MinPromptTokens))
		}
		if p.From != "" {
			words = append(words, "since", string(p.From))
		}
		for _, kind := range kinds {
			if usd, known := p.USD[kind]; known {
				words = append(words, kind+"="+usd.String())
			}
		}
		words = append(words, p.OtherUnits...)
		lines = append(lines, strings.Join(strings.Fields(strings.Join(words, " ")), " "))
	}
	return lines
}

func TestReadLitellm(t *testing.T) {
	for _, tt := range []struct {
		name, entry string
		want        []string
		outside     Reason
	}{
		{"a plain id", `"amazon.nova-micro-v1:0": {"litellm_provider": "bedrock_converse", "mode": "chat", "input_cost_per_token": 3.5e-08, "output_cost_per_token": 1.4e-07}`,
			[]string{"amazon.nova-micro-v1:0 regional standard input=0.035 output=0.14"}, ""},
		{"the noise of a floating point number", `"eu.amazon.nova-micro-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 2.9999999999e-06, "output_cost_per_token": 1.1000000000000001e-05}`,
			[]string{"amazon.nova-micro-v1:0 geo eu standard input=3 output=11"}, ""},
		{"a Region", `"bedrock/ap-northeast-1/deepseek.v3.2": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 7.4e-07}`,
			[]string{"deepseek.v3.2 regional ap-northeast-1 standard input=0.74"}, ""},
		{"a way of calling", `"bedrock/invoke/us.deepseek.r1-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1.35e-06}`,
			[]string{"deepseek.r1-v1:0 geo us standard input=1.35"}, ""},
		{"bands, tiers and caches", `"global.openai.gpt-6-astra": {"litellm_provider": "bedrock_converse", "mode": "chat", "input_cost_per_token": 1e-05,
			"cache_creation_input_token_cost": 1.25e-05, "cache_creation_input_token_cost_above_1hr": 2e-05, "cache_read_input_token_cost": 1e-06, "input_cost_per_token_above_272k_tokens": 2e-05,
			"cache_creation_input_token_cost_above_1hr_above_272k_tokens": 4e-05, "input_cost_per_token_above_272k_tokens_ultrafast": 1.2e-04, "input_cost_per_token_batches": 5e-06,
			"input_cost_per_token_flex": 5e-06, "input_cost_per_token_priority": 1.75e-05, "output_cost_per_token_batches": null}`,
			[]string{
				"openai.gpt-6-astra global global standard input=10 cache_read=1 cache_write=12.5 cache_write_1h=20",
				"openai.gpt-6-astra global global standard from 272001 input=20 cache_write_1h=40",
				"openai.gpt-6-astra global global priority input=17.5",
				"openai.gpt-6-astra global global flex input=5",
				"openai.gpt-6-astra global global batch input=5",
				"openai.gpt-6-astra global global ultrafast from 272001 input=120",
			}, ""},
		{"another unit", `"cohere.rerank-v3-5:0": {"litellm_provider": "bedrock", "mode": "rerank", "input_cost_per_query": 0.002, "input_cost_per_token": 0.0}`,
			[]string{"cohere.rerank-v3-5:0 regional standard input=0 input_cost_per_query"}, ""},
		{"another unit alone", `"twelvelabs.marengo-embed-2-7-v1:0": {"litellm_provider": "bedrock", "mode": "embedding", "input_cost_per_query": 0.002}`,
			[]string{"twelvelabs.marengo-embed-2-7-v1:0 regional standard input_cost_per_query"}, ""},
		{"GovCloud by folder", `"bedrock/us-gov-west-1/amazon.nova-pro-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1}`, nil, GovCloud},
		{"GovCloud by prefix", `"us-gov.amazon.nova-pro-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1}`, nil, GovCloud},
		{"provisioned", `"bedrock/*/1-month-commitment/cohere.command-text-v14": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_second": 1}`, nil, Hourly},
		{"mantle", `"bedrock_mantle/openai.gpt-5.4": {"litellm_provider": "bedrock_mantle", "mode": "responses", "input_cost_per_token": 1}`, nil, Mantle},
		{"Claude Platform", `"bedrock/claude_platform/claude-opus-5": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1}`, nil, OtherService},
		{"images", `"stability.sd3-large-v1:0": {"litellm_provider": "bedrock", "mode": "image_generation", "output_cost_per_image": 1}`, nil, OtherMode},
		{"no model", `"anthropic.claude-haiku-4-5@20251001": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1}`, nil, NoModel},
		{"a key that steers a terminal", `"\u001b[2J/amazon.nova-pro-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1}`, nil, NoModel},
		{"an unknown prefix", `"xx.amazon.nova-pro-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1}`, nil, NoModel},
		{"an id of the other endpoint", `"bedrock/us-east-1/moonshotai.kimi-k2-thinking": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1}`, nil, Mantle},
		{"no price", `"amazon.nova-pro-v1:0": {"litellm_provider": "bedrock", "mode": "chat"}`, nil, NoPrice},
	} {
		t.Run(tt.name, func(t *testing.T) {
			const known = `"amazon.known-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1e-06}, "gpt-6": {"litellm_provider": "openai"}, "sample_spec": {"mode": 1}`
			list, err := ReadLitellm("litellm 1.0", strings.NewReader("{"+known+","+tt.entry+"}"))
			if err != nil {
				t.Fatal(err)
			}
			var got []Price
			for _, p := range list.Prices {
				if p.Model != "amazon.known-v1:0" {
					got = append(got, p)
				}
			}
			if diff := cmp.Diff(tt.want, text(got)); diff != "" {
				t.Error(diff)
			}
			var outside Reason
			for _, o := range list.Outside {
				outside = o.Reason
			}
			if outside != tt.outside {
				t.Errorf("outside %q, want %q", outside, tt.outside)
			}
		})
	}
}

func TestNotLitellm(t *testing.T) {
	for file, want := range map[string]string{
		`[]`: "litellm 1.0: not the price file of litellm: ",
		`{}`: "litellm 1.0: has no price of Amazon Bedrock",
		`{"amazon.nova-pro-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": "low"}}`: `litellm 1.0: "amazon.nova-pro-v1:0": input_cost_per_token is "low", which is no number`,
	} {
		if _, err := ReadLitellm("litellm 1.0", strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", file, err, want)
		}
	}
}

// litellmList returns the facts of litellm 1.110.2.
func litellmList(t *testing.T) List {
	t.Helper()
	file, err := os.Open("testdata/litellm.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	list, err := ReadLitellm("litellm 1.110.2", file)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
