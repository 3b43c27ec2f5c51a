package pricelist

import (
	"strings"
	"testing"
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
		"APN1-MP:APN1_MillionBatchInputTokens-Units":                 "passed over: another tier",
		"USE1-x.y-mantle-cache-write-tokens-5m-long-ctx-flex":        "passed over: bedrock-mantle endpoint",
		"USE1-Claude4Sonnet-input-tokens-cross-region-global-batch":  "passed over: another tier",
		"EU-MP:EU_output_tokens_batch-Units":                         "passed over: another tier",
		"USE1-NovaLite-input-tokens-in-space":                        `not understood: "in space"`,
		"USE1-NovaLite-input-tokens-output-tokens":                   "not understood: more than one kind of token",
		"USE1-NovaLite-optimizePrompt":                               "not understood: no kind of token",
		"USE1-MP:USE1_global_standard-Units":                         "not understood: no kind of token",
		"":                                                           "not understood: no kind of token",
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
		{"service_tier", "global-standard", "Nova Lite input 1"},
		{"service_tier", " PRIORITY", "passed over: another tier"},
		{"service_tier", "global-flex", "passed over: another tier"},
		{"inferenceType", "input tokens batch", "passed over: another tier"},
		{"model", "Nova Lite Latency Optimized", "passed over: another tier"},
		{"feature", "On-demand Inference", "Nova Lite input 1"},
		{"feature", "BatchInference", "passed over: another tier"},
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
