package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestCalledModel(t *testing.T) {
	for id, want := range map[string]struct {
		model   string
		routing Routing
	}{
		"amazon.nova-lite-v1:0":                           {"amazon.nova-lite-v1:0", Regional},
		"openai.gpt-oss-120b-1:0":                         {"openai.gpt-oss-120b-1:0", Regional},
		"qwen.qwen3-coder-480b-a35b-v1:0":                 {"qwen.qwen3-coder-480b-a35b-v1:0", Regional},
		"deepseek.v3.1":                                   {"deepseek.v3.1", Regional}, // a dot in the model
		"openai.gpt-5.4-2026-03-05":                       {"openai.gpt-5.4-2026-03-05", Regional},
		"somevendor.new-model-v1:0":                       {"somevendor.new-model-v1:0", Regional}, // no room for a prefix
		"us.anthropic.claude-haiku-4-5-20251001-v1:0":     {"anthropic.claude-haiku-4-5-20251001-v1:0", Geo},
		"ca.amazon.nova-lite-v1:0":                        {"amazon.nova-lite-v1:0", Geo},
		"amer.amazon.nova-pro-v1:0":                       {"amazon.nova-pro-v1:0", Geo},
		"us-gov.anthropic.claude-opus-5":                  {"anthropic.claude-opus-5", Geo},
		"us.openai.gpt-5.4":                               {"openai.gpt-5.4", Geo},
		"global.anthropic.claude-haiku-4-5-20251001-v1:0": {"anthropic.claude-haiku-4-5-20251001-v1:0", Global},
		"global.openai.gpt-5.4":                           {"openai.gpt-5.4", Global},
		"xx.amazon.nova-lite-v1:0":                        {"amazon.nova-lite-v1:0", Unknown},
		"eu-sov.somevendor.new-model-v1:0":                {"eu-sov.somevendor.new-model-v1:0", Unknown},
		"somevendor.new-model-1.5":                        {"somevendor.new-model-1.5", Unknown}, // prefix and provider look alike
		"US.amazon.nova-lite-v1:0":                        {"amazon.nova-lite-v1:0", Unknown},
		"us.amazon.nova-lite-v1:0:300k":                   {"amazon.nova-lite-v1:0", Geo},
		"xx.deepseek.v3.1":                                {"deepseek.v3.1", Unknown},
		"abc123":                                          {"abc123", Regional},
		"amazon.nova-lite-v1:0:300k":                      {"amazon.nova-lite-v1:0", Regional}, // the size of a context
		"eu.amazon.nova-lite-v1:0:24k":                    {"amazon.nova-lite-v1:0", Geo},
		"cohere.embed-english-v3:0:512":                   {"cohere.embed-english-v3", Regional}, // the size of an input
		"anthropic.claude-v2:1:200k":                      {"anthropic.claude-v2:1", Regional},
		"amazon.titan-text-express-v1:0:8k":               {"amazon.titan-text-express-v1", Regional}, // a model without a version
		"amazon.titan-embed-image-v1:0":                   {"amazon.titan-embed-image-v1", Regional},
		"amazon.nova-lite-v1:0:k":                         {"amazon.nova-lite-v1:0:k", Regional},
		"us":                                              {"us", Regional},
		"":                                                {"", Regional},
	} {
		if model, routing := CalledModel(id); model != want.model || routing != want.routing {
			t.Errorf("%q is %q, %s; want %q, %s", id, model, routing, want.model, want.routing)
		}
	}
}

// A prefix is no provider, and no part of an id can be both.
func TestPrefixesAreNoProviders(t *testing.T) {
	for _, prefix := range RoutingPrefixes() {
		if slices.Contains(Providers(), prefix) || strings.Contains(prefix, ".") {
			t.Errorf("%s", prefix)
		}
	}
	if !slices.IsSorted(Providers()) {
		t.Error("the providers are not sorted")
	}
}

// An id is its model behind a prefix, or its model as it is; no id with a part before its provider is a call in one Region.
func FuzzCalledModel(f *testing.F) {
	f.Add("us.anthropic.claude-opus-5")
	f.Add("xx.amazon.nova-lite-v1:0")
	f.Add("deepseek.v3.1")
	f.Add("..")
	f.Fuzz(func(t *testing.T, id string) {
		model, routing := CalledModel(id)
		plain := withoutVariant(id)
		parts := strings.Split(plain, ".")
		known := len(parts) > 1 && slices.Contains(RoutingPrefixes(), parts[0])
		prefixed := known || routing == Unknown && slices.Contains(Providers(), parts[1])
		switch {
		case known != (routing == Geo || routing == Global):
			t.Errorf("%q is %s", id, routing)
		case prefixed && parts[0]+"."+model != plain || !prefixed && model != plain:
			t.Errorf("%q is %q", id, model)
		case len(parts) > 2 && !known && !slices.Contains(Providers(), parts[0]) && routing != Unknown:
			t.Errorf("%q is %s", id, routing)
		}
	})
}
