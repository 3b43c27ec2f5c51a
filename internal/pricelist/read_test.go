package pricelist

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func nova(usageType string) map[string]string {
	return map[string]string{"regionCode": "us-east-1", "usagetype": usageType, "model": "Nova Lite"}
}

func TestReadUsage(t *testing.T) {
	for usageType, want := range map[string]string{
		// The endings that were seen without a price.
		"EU-Claude4.6Opus-input-tokens-cross-region-geo":             "Nova Lite geo input 1",
		"USE1-Claude4.6Opus-cache-write-1h-input-token-count":        "Nova Lite cache_write_1h 1",
		"USE1-Claude4.6Opus-cache-write-input-token-count-1h":        "Nova Lite cache_write_1h 1",
		"USE1-MP:USE1_InputTokenCount_LCtx_Global-Units":             "Nova Lite global long input 1",
		"APN1-MP:APN1_MillionBatchInputTokens-Units":                 "Nova Lite batch input 1",
		"USE1-x.y-mantle-cache-write-tokens-5m-long-ctx-flex":        "passed over: bedrock-mantle endpoint",
		"USE1-Claude4Sonnet-input-tokens-cross-region-global-batch":  "Nova Lite global batch input 1",
		"EU-MP:EU_output_tokens_batch-Units":                         "Nova Lite batch output 1",
		"USE1-NovaLite-input-tokens-in-space":                        `not understood: "in space"`,
		"USE1-NovaLite-input-tokens-output-tokens":                   "not understood: more than one kind of token",
		"USE1-NovaLite-optimizePrompt":                               "not understood: no kind of token",
		"USE1-MP:USE1_global_standard-Units":                         "not understood: no kind of token",
		"":                                                           "not understood: no kind of token",
		"USE1-MP:USE1_cached_input_tokens_long_ctx_standard-Units":   "Nova Lite long cache_read 1",
		"USE1-MP:USE1_input_tokens_ultrafast-Units":                  "Nova Lite ultrafast input 1", // a dimension of marketplace offers
		"USE1-NovaLite-input-tokens-flex-batch":                      "not understood: more than one tier",
		"USE1-NovaLite-input-tokens-global-geo":                      "not understood: more than one routing",
		"USE1-MP:USE1_CacheWrite30mInputTokenCount-Units":            `not understood: "cache write 30m input token count"`,
		"USE1-NovaLite-cache-storage-token-hours-something-new-here": `not understood: "cache storage token hours something new here"`,
	} {
		t.Run(usageType, func(t *testing.T) {
			if got := said(Read([]Product{product(t, bedrock, nova(usageType), "1M tokens", "1")}, nil)); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestUnits(t *testing.T) {
	for _, tt := range []struct {
		name, service, unit string
		usd                 []string
		want                string
	}{
		{"a thousand", bedrock, "1K tokens", []string{"0.0000087500"}, "Nova Lite input 0.00875"},
		{"a thousand, in other letters", bedrock, "1k Tokens", []string{"0.0000087500"}, "Nova Lite input 0.00875"},
		{"a million", bedrock, "1M tokens", []string{"1.25"}, "Nova Lite input 1.25"},
		{"a new multiple", bedrock, "1B tokens", []string{"3000"}, `not understood: unit "1B tokens"`},
		{"no multiple", bedrock, "Units", []string{"3"}, `not understood: unit "Units"`},
		{"no multiple, by AWS Marketplace", foundationModels, "Units", []string{"3"}, "Nova Lite input 3"},
		{"another currency", bedrock, "1K tokens", []string{""}, `not understood: price "" USD`},
		{"by volume", bedrock, "1K tokens", []string{"0.001", "0.002"}, "not understood: more than one price"},
		{"the same by volume", bedrock, "1K tokens", []string{"0.001", "0.0010"}, "Nova Lite input 1"},
		{"no price", bedrock, "1K tokens", nil, "not understood: no on-demand price"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(Read([]Product{product(t, tt.service, nova("USE1-NovaLite-input-tokens"), tt.unit, tt.usd...)}, nil)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestAttributesTellTheTier(t *testing.T) {
	for _, tt := range []struct{ attribute, value, want string }{
		{"service_tier", "standard", "Nova Lite input 1"},
		{"service_tier", "global-standard", "Nova Lite global input 1"},
		{"service_tier", " PRIORITY", "Nova Lite priority input 1"},
		{"service_tier", "global-flex", "Nova Lite global flex input 1"},
		{"service_tier", "quick", `not understood: service tier "quick"`},
		{"inferenceType", "input tokens batch", "Nova Lite batch input 1"},
		{"model", "Nova Lite Latency Optimized", "Nova Lite latency-optimized input 1"},
		{"feature", "On-demand Inference", "Nova Lite input 1"},
		{"feature", "BatchInference", "Nova Lite batch input 1"},
		{"feature", "Reserved - 1 Month", "passed over: reserved capacity"},
		{"feature", "Provisioned Throughput Inference - Custom - no commit", "passed over: provisioned throughput"},
		{"feature", "Time Travel", `not understood: feature "Time Travel"`},
	} {
		t.Run(tt.value, func(t *testing.T) {
			attributes := nova("USE1-NovaLite-input-tokens")
			attributes[tt.attribute] = tt.value
			if got := said(Read([]Product{product(t, bedrock, attributes, "1M tokens", "1")}, nil)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestTwoTiersAtOnce(t *testing.T) {
	attributes := nova("USE1-NovaLite-input-tokens-flex")
	attributes["feature"] = "Batch Inference"
	if got := said(Read([]Product{product(t, bedrock, attributes, "1M tokens", "1")}, nil)); got != "not understood: tiers batch and flex at once" {
		t.Error(got)
	}
}

// A price of the bedrock-mantle endpoint is the model's where the list has no other of the model.
func TestMantle(t *testing.T) {
	models := map[string]string{"Kimi K3": "moonshotai.kimi-k3", "Qwen3 32B": "qwen.qwen3-32b-v1:0"}
	named := func(model, usageType string) Product {
		return product(t, bedrock, map[string]string{"regionCode": "us-east-1", "usagetype": usageType, "model": model}, "1M tokens", "1")
	}
	list := Read([]Product{
		named("moonshotai.kimi-k3", "USE1-moonshotai.kimi-k3-mantle-cache-write-tokens-30m-global-flex"),
		named("Qwen3 32B", "USE1-qwen.qwen3-32b-mantle-input-tokens-standard"),
		named("Qwen3 32B", "USE1-Qwen3-32B-input-tokens"),
		named("Unknown 1", "USE1-some.unknown-1-mantle-input-tokens-standard"),
	}, models)
	var got []string
	for _, p := range list.Prices {
		got = append(got, strings.Join([]string{p.Model, string(p.Routing), p.Tier, p.TokenKind}, " "))
	}
	if diff := cmp.Diff([]string{"moonshotai.kimi-k3 global flex cache_write_30m", "qwen.qwen3-32b-v1:0  standard input"}, got); diff != "" {
		t.Error(diff)
	}
	if list.PassedOver[mantle] != 2 {
		t.Errorf("passed over %v", list.PassedOver)
	}
}

// A cache write whose usage type does not say how long the cache lives is of five minutes for Claude and Nova only.
func TestCacheWriteWithoutATime(t *testing.T) {
	for name, want := range map[string]string{"Claude 9": "cache_write_5m", "Nova 9": "cache_write_5m", "OpenAI GPT-9": cacheWrite} {
		p := product(t, foundationModels, map[string]string{"regionCode": "us-east-1", "usagetype": "USE1-MP:USE1_cache_write_tokens_standard-Units", "servicename": name + editionSuffix}, "1M tokens", "1")
		if got := Read([]Product{p}, nil).Prices[0].TokenKind; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestWithoutAName(t *testing.T) {
	p := product(t, foundationModels, map[string]string{"usagetype": "USE1-MP:USE1_InputTokenCount-Units", "servicename": "Something"}, "1M tokens", "1")
	if got := said(Read([]Product{p}, nil)); got != "not understood: no name of a model" {
		t.Error(got)
	}
}

func TestNotUnderstoodInSeveralRegionsIsOneProduct(t *testing.T) {
	var products []Product
	for _, region := range []string{"us-east-1 USE1", "eu-west-1 EU", "us-east-1 USE1"} {
		code, prefix, _ := strings.Cut(region, " ")
		products = append(products,
			product(t, foundationModels, map[string]string{"regionCode": code, "usagetype": prefix + "-MP:" + prefix + "_thought_tokens-Units"}, "1M tokens", "1"),
			product(t, bedrock, map[string]string{"regionCode": code, "usagetype": prefix + "-Nova-thoughts"}, "1K tokens", "1"))
	}
	list := Read(products, nil)
	want := []Unclear{
		{"AmazonBedrock Nova-thoughts", "no kind of token", []string{"eu-west-1", "us-east-1"}},
		{"AmazonBedrockFoundationModels thought_tokens", `"thought tokens"`, []string{"eu-west-1", "us-east-1"}},
	}
	if len(list.Unclear) != len(want) {
		t.Fatalf("got %+v, want %+v", list.Unclear, want)
	}
	for i, u := range list.Unclear {
		if u.Product != want[i].Product || u.Reason != want[i].Reason || strings.Join(u.Regions, " ") != strings.Join(want[i].Regions, " ") {
			t.Errorf("got %+v, want %+v", u, want[i])
		}
	}
}

func TestProductThatIsNoJSON(t *testing.T) {
	if _, err := readProduct(bedrock, "<html>"); err == nil || !strings.HasPrefix(err.Error(), "a product is not the JSON of a price list: ") {
		t.Error(err)
	}
}
