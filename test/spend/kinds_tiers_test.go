//go:build e2e

package spend

import "strings"

// tierKinds are calls whose record or body says their tier, in every form, or words that are no tier.
func tierKinds() []kind {
	of := func(name, in, out, tier, usd string) kind {
		k := kind{name: name, modelID: "global.test.bands", input: thousand, output: hundred, want: "test.bands global tokens " + tier + " ok 1000 " + usd}
		if in != "" {
			k.input += `,"inputBodyJson":` + in
		}
		if out != "" {
			k.output += `,"outputBodyJson":` + out
		}
		return k
	}
	beside := func(name, record, tier, usd string) kind {
		k := of(name, "", "", tier, usd)
		k.record = record
		return k
	}
	return []kind{
		of("bodies without a word", `{"messages":[]}`, `{"stopReason":"end_turn"}`, "standard assumed", "0.002"),
		of("flex in both bodies", `{"serviceTier":{"type":"flex"}}`, `{"serviceTier":{"type":"flex"}}`, "flex body", "0.001"),
		of("flex in the request alone", `{"serviceTier":{"type":"flex"}}`, "", "flex body", "0.001"),
		of("flex in the answer alone", "", `{"serviceTier":{"type":"flex"}}`, "flex body", "0.001"),
		of("the answer goes before the request", `{"serviceTier":{"type":"priority"}}`, `{"serviceTier":{"type":"default"}}`, "standard body", "0.002"),
		of("upper case", "", `{"serviceTier":{"type":"FLEX"}}`, "flex body", "0.001"),
		of("priority", "", `{"serviceTier":{"type":"priority"}}`, "priority body", "0.0035"),
		of("default is standard", "", `{"serviceTier":{"type":"default"}}`, "standard body", "0.002"),
		of("auto is a choice of the service", `{"service_tier":"auto"}`, "", "standard assumed", "0.002"),
		of("reserved has no price", "", `{"serviceTier":{"type":"reserved"}}`, "unknown body", "NULL"),
		of("a body in the style of OpenAI", `{"service_tier":"auto"}`, `{"service_tier":"flex","choices":[]}`, "flex body", "0.001"),
		of("default in the style of OpenAI", `{"service_tier":"priority"}`, `{"service_tier":"default"}`, "standard body", "0.002"),
		of("the events of a stream", "", `[{"choices":[]},{"choices":[],"service_tier":"priority"}]`, "priority body", "0.0035"),
		of("batch", "", `{"service_tier":"batch"}`, "batch body", "0.0008"),
		of("ultrafast", "", `{"service_tier":"ultrafast"}`, "ultrafast body", "0.012"),
		of("latency optimized", `{"performanceConfig":{"latency":"optimized"}}`, `{"performanceConfig":{"latency":"optimized"}}`, "latency-optimized body", "0.003"),
		of("latency optimized in the request alone", `{"performanceConfig":{"latency":"optimized"}}`, "", "latency-optimized body", "0.003"),
		of("latency in upper case", "", `{"performanceConfig":{"latency":"OPTIMIZED"}}`, "latency-optimized body", "0.003"),
		of("an answer of standard latency to a request of optimized", `{"performanceConfig":{"latency":"optimized"}}`, `{"performanceConfig":{"latency":"standard"}}`, "standard body", "0.002"),
		of("standard latency", `{"performanceConfig":{"latency":"standard"}}`, "", "standard body", "0.002"),
		of("standard latency in the flex tier", `{"performanceConfig":{"latency":"standard"},"serviceTier":{"type":"flex"}}`, "", "flex body", "0.001"),
		of("optimized latency in the default tier", "", `{"performanceConfig":{"latency":"optimized"},"serviceTier":{"type":"default"}}`, "latency-optimized body", "0.003"),
		of("optimized latency in the flex tier has no price", "", `{"performanceConfig":{"latency":"optimized"},"serviceTier":{"type":"flex"}}`, "unknown body", "NULL"),
		of("a latency that nobody knows", "", `{"performanceConfig":{"latency":"warp"}}`, "unknown body", "NULL"),
		beside("latency of the record itself", `"performanceConfig":{"latency":"optimized"}`, "latency-optimized body", "0.003"),
		beside("tier of the record itself", `"serviceTier":{"type":"flex"}`, "flex body", "0.001"),
		of("a tier that nobody knows", "", `{"serviceTier":{"type":"turbo"}}`, "unknown body", "NULL"),
		of("quotes", "", `{"serviceTier":{"type":"flex' OR '1'='1"}}`, "unknown body", "NULL"),
		of("double quotes and a backslash", "", `{"service_tier":"\"; DROP VIEW bedrock_spend; --\\"}`, "unknown body", "NULL"),
		of("markup", `{"service_tier":"<script>alert(1)</script>"}`, "", "unknown body", "NULL"),
		of("fifty thousand letters", "", `{"serviceTier":{"type":"`+strings.Repeat("flex", 12_500)+`"}}`, "unknown body", "NULL"),
		of("an empty word", "", `{"serviceTier":{"type":""}}`, "unknown body", "NULL"),
		of("a number", "", `{"service_tier":1}`, "unknown body", "NULL"),
		of("null", "", `{"serviceTier":{"type":null}}`, "standard assumed", "0.002"),
		of("an object for a word", "", `{"serviceTier":{"type":{"type":"flex"}}}`, "standard assumed", "0.002"),
		of("a word for an object", "", `{"serviceTier":"flex"}`, "standard assumed", "0.002"),
		of("the word in a prompt", `{"messages":[{"content":"{\"serviceTier\":{\"type\":\"flex\"}}"}]}`, "", "standard assumed", "0.002"),
		of("the word in a prompt that is an object", `{"messages":[{"serviceTier":{"type":"flex"},"service_tier":"flex"}]}`, "", "standard assumed", "0.002"),
	}
}
