//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// tiers are the tiers that a rate card may price.
var tiers = []string{"standard", "priority", "flex", "batch", "latency-optimized", "ultrafast"}

// tierOf reads the service tier of a call from the record and its bodies, and its source. What the answer says goes before what the
// request asks for.
func tierOf(r invocation) (tier, source string) {
	in, out := body(r.Input, "inputBodyJson"), body(r.Output, "outputBodyJson")
	latency := word(within(out, "performanceConfig", "latency"), within(r.PerformanceConfig, "latency"), within(in, "performanceConfig", "latency"))
	asked := word(
		within(out, "serviceTier", "type"), within(out, "service_tier"), ofEvents(out), within(r.ServiceTier, "type"),
		within(in, "serviceTier", "type"), within(in, "service_tier"),
	)
	source = "body"
	if latency == nil && (asked == nil || *asked == "auto") {
		source = "assumed"
	}
	if asked == nil || *asked == "auto" || *asked == "default" {
		asked = &tiers[0]
	}
	switch {
	case latency != nil && *latency == "optimized" && *asked == "standard":
		return "latency-optimized", source
	case latency != nil && *latency != "standard": // optimized in another tier: no list has its price
		return "unknown", source
	case slices.Contains(tiers, *asked):
		return *asked, source
	default:
		return "unknown", source
	}
}

// word returns the first value that is a text, a number or a truth value, in lower case; nil where none is.
func word(values ...any) *string {
	for _, v := range values {
		switch v := v.(type) {
		case string:
			text := strings.ToLower(v)
			return &text
		case json.Number, bool:
			text := fmt.Sprint(v)
			return &text
		}
	}
	return nil
}

// ofEvents returns the tier of the first event of a stream that has one.
func ofEvents(body any) any {
	events, _ := body.([]any)
	for _, e := range events {
		if tier := word(within(e, "service_tier")); tier != nil {
			return *tier
		}
	}
	return nil
}

// body returns a body of a record; nil where it was not logged.
func body(side any, key string) any { return within(side, key) }

// within returns a value inside objects; nil where there is none.
func within(value any, keys ...string) any {
	for _, key := range keys {
		object, _ := value.(map[string]any)
		value = object[key]
	}
	return value
}
