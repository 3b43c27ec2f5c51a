//go:build e2e

package spend

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// counted are the tokens of a record, as it has them.
type counted struct {
	input, output, read, write             int64
	hasInput, hasOutput, hasRead, hasWrite bool
	readable                               bool // no count is anything but a count
	fiveMinutes, halfHour, hour            int64
	// inputUnknown: the record does not show whether its input includes the cached tokens.
	inputUnknown bool
}

// count reads the tokens of a call of a model, without the cached ones in the input, and the lifetimes of its cache writes.
func (o oracle) count(r invocation, model string) (c counted, split string) {
	c.readable = true
	into, out := side(r.Input, &c.readable), side(r.Output, &c.readable)
	c.input, c.hasInput = tokens(into, "inputTokenCount", &c.readable)
	c.output, c.hasOutput = tokens(out, "outputTokenCount", &c.readable)
	c.read, c.hasRead = tokens(into, "cacheReadInputTokenCount", &c.readable)
	c.write, c.hasWrite = tokens(into, "cacheWriteInputTokenCount", &c.readable)
	if cached := c.read + c.write; c.hasInput && cached > 0 && c.input >= cached && strings.HasPrefix(model, "openai.") {
		switch r.Operation {
		case "Converse": // its count has no cached tokens
		case "ConverseStream":
			c.input -= cached
		default:
			c.input, c.hasInput, c.inputUnknown = 0, false, true
		}
	}
	if o.card.halfHour(model) {
		c.halfHour = c.write
		return c, "exact"
	}
	split = "exact"
	if c.write > 0 {
		split = "assumed"
		if n, found := hourWrites(out["outputBodyJson"]); found && n >= 0 && n <= c.write {
			c.hour, split = n, "exact"
		}
	}
	c.fiveMinutes = c.write - c.hour
	return c, split
}

// price fills in the status, the tokens and the spend of a record.
func (o oracle) price(v *verdict, r invocation, day catalog.Date) {
	c, split := o.count(r, v.Model)
	v.Split = split
	v.Counts = map[string]string{
		"input_tokens": ifGiven(c.input, c.hasInput), "output_tokens": ifGiven(c.output, c.hasOutput), "cache_read_tokens": ifGiven(c.read, c.hasRead),
		"cache_write_5m_tokens": ifGiven(c.fiveMinutes, c.hasWrite), "cache_write_30m_tokens": ifGiven(c.halfHour, c.hasWrite),
		"cache_write_1h_tokens": ifGiven(c.hour, c.hasWrite),
	}
	v.Parts = map[string]*decimal.Decimal{"usd_input": nil, "usd_output": nil, "usd_cache_read": nil, "usd_cache_write": nil}
	switch {
	case strings.TrimSpace(r.ErrorCode) != "":
		v.Status, v.USD = "error", &decimal.Zero
		for part := range v.Parts {
			v.Parts[part] = &decimal.Zero
		}
		return
	case !c.readable:
		v.Status = "malformed"
		return
	case within(r.Output, "outputTokenCount") == nil && strings.HasSuffix(r.Operation, "Stream"):
		v.Status = "partial"
	default:
		v.Status = "ok"
	}
	if !c.hasInput && !c.hasOutput && !c.hasRead && !c.hasWrite || c.inputUnknown || v.Billing != "tokens" {
		return // the cost is unknown
	}
	line := o.card.line(bought{v.Model, v.Routing, r.Region, v.Tier, c.input + c.read + c.write, day})
	v.Parts["usd_input"], v.Parts["usd_output"], v.Parts["usd_cache_read"] = line.price("input", c.input), line.price("output", c.output), line.price("cache_read", c.read)
	v.Parts["usd_cache_write"] = addUp(line.price("cache_write_5m", c.fiveMinutes), line.price("cache_write_30m", c.halfHour), line.price("cache_write_1h", c.hour))
	v.USD = addUp(slices.Collect(maps.Values(v.Parts))...)
}

// addUp returns the sum of the parts; nil when one of them is nil.
func addUp(parts ...*decimal.Decimal) *decimal.Decimal {
	total := decimal.Zero
	for _, part := range parts {
		if part == nil {
			return nil
		}
		total = total.Add(*part)
	}
	return &total
}
