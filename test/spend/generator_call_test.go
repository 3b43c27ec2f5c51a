//go:build e2e

package spend

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// drawn is a call as far as it decides its price.
type drawn struct {
	model, routing, region, tier string
	modelID                      string
	at                           time.Time
	// bands are the first prompts of the model's bands. Nil: the call is of no line of the card.
	bands []int64
}

// call draws a call of the time around a day: of a line of the card, of a line but for one property, or of what the card lacks.
func (g generator) call(at time.Time) drawn {
	if g.in(8) {
		region := one(g, "us-east-1", "eu-west-1", "ap-southeast-2", "us-west-2")
		id := g.otherModel(region)
		return drawn{region: region, tier: one(g, tiers...), modelID: id, at: at}
	}
	line := g.card.every[g.IntN(len(g.card.every))]
	if g.in(5) {
		var own []cardLine // a model with few lines among thousands
		for _, l := range g.card.every {
			if strings.HasPrefix(l.model, "test.") || strings.HasPrefix(l.model, "openai.") {
				own = append(own, l)
			}
		}
		line = own[g.IntN(len(own))]
	}
	d := drawn{model: line.model, routing: line.routing, region: line.region, tier: line.tier, at: g.dayOf(line, at)}
	for _, l := range g.card.lines[line.model] {
		d.bands = append(d.bands, l.minPrompt)
	}
	if d.region == "" {
		d.region = one(g, catalog.KnownRegions...)
	}
	if g.in(4) {
		switch g.IntN(3) {
		case 0:
			d.region = one(g, catalog.KnownRegions...)
		case 1:
			d.routing = one(g, "global", "geo", "regional")
		case 2:
			d.tier = one(g, tiers...)
		}
	}
	d.modelID = g.calledAs(d)
	return d
}

// dayOf returns a time on which a line holds, mostly, and around its first and its last day sometimes.
func (g generator) dayOf(line cardLine, at time.Time) time.Time {
	day := func(d catalog.Date) time.Time {
		parsed, err := time.Parse(time.DateOnly, string(d))
		if err != nil {
			panic(err)
		}
		return parsed
	}
	from, to := day(line.from), at
	if line.to != "" {
		to = day(line.to)
	}
	switch {
	case g.in(10):
		return from.Add(one(g, -time.Second, 0, 23*time.Hour))
	case line.to != "" && g.in(10):
		return to.Add(one(g, -time.Second, 0, 23*time.Hour))
	case !line.holds(catalog.Date(at.Format(time.DateOnly))) && to.After(from) && !g.in(5):
		return from.Add(time.Duration(g.Int64N(int64(to.Sub(from))))).Truncate(time.Second)
	default:
		return at
	}
}

// calledAs returns the id by which a model is called.
func (g generator) calledAs(d drawn) string {
	id := d.model
	if g.in(15) {
		id += one(g, ":8k", ":48k", ":300k", ":512")
	}
	kind := "inference-profile/"
	switch d.routing {
	case "global":
		id = "global." + id
	case "geo":
		id = one(g, "us.", "eu.", "apac.", "jp.", "au.", "ca.", "amer.", "us-gov.") + id
	default:
		kind = "foundation-model/"
	}
	if !g.in(4) {
		return id
	}
	account := environment.AccountID
	if kind == "foundation-model/" {
		account = ""
	}
	return "arn:aws:bedrock:" + d.region + ":" + account + ":" + kind + id
}

// otherModel returns the id of a model that is on no list, that is billed by another unit, or that a resource hides.
func (g generator) otherModel(region string) string {
	mine := "arn:aws:bedrock:" + region + ":" + environment.AccountID + ":"
	units := slices.Sorted(maps.Keys(g.card.units))
	unit := units[g.IntN(len(units))]
	return one(g,
		mine+"application-inference-profile/"+one(g, "p1onboarding", "p2stranger", "p3untold", "p4unseen"),
		mine+"application-inference-profile/"+one(g, "p5openai", "p6unlisted", "p7images"),
		unit, one(g, "us.", "global.", "apac.")+unit, "arn:aws:bedrock:"+region+"::foundation-model/"+unit,
		"xx.amazon.nova-lite-v1:0", mine+"inference-profile/xx.anthropic.claude-sonnet-4-6", "zz.amazon.nova-lite-v1:0:300k",
		"deepseek.v3.1-none", "openai.gpt-99-2026-03-05", "somevendor.new-model-1.5", "somevendor.new-model-v1:0", "global.somevendor.new-model:48k",
		mine+"provisioned-model/a1b2c3d4e5f6", mine+"imported-model/1mp0rt3d", mine+"custom-model/amazon.nova-lite-v1:0:300k/cust0m",
		"arn:aws:sagemaker:"+region+":"+environment.AccountID+":endpoint/our-endpoint", mine+"custom-model-deployment/d3pl0yed",
		mine+"prompt-router/r0uter", mine+"default-prompt-router/anthropic.claude:1", mine+"prompt/PR0MPT:1", mine+"something-new/1d", "arn:", "arn:aws:bedrock",
	)
}

// counts sets the counts of a call of a line: its prompt is about as large as the first of a band.
func (g generator) counts(d drawn, operation string, input, output map[string]any) {
	if g.in(20) {
		for _, key := range []string{"inputTokenCount", "cacheReadInputTokenCount", "cacheWriteInputTokenCount"} {
			input[key] = 0
		}
		output["outputTokenCount"] = 0
		return
	}
	if d.bands == nil || g.in(4) {
		return
	}
	prompt := max(0, d.bands[g.IntN(len(d.bands))]+g.Int64N(3)-1)
	if prompt <= 1 || g.in(3) {
		prompt = g.Int64N(one[int64](g, 3_000, 300_000))
	}
	var read, write int64
	switch g.IntN(3) {
	case 0:
		read = g.Int64N(prompt + 1)
	case 1:
		read = g.Int64N(prompt/2 + 1)
		write = g.Int64N(prompt/2 + 1)
	}
	uncached := prompt - read - write
	if strings.HasPrefix(d.model, "openai.") && operation == "ConverseStream" && !g.in(5) {
		uncached = prompt
	}
	input["inputTokenCount"], input["cacheReadInputTokenCount"], input["cacheWriteInputTokenCount"] = uncached, read, write
}

// sayTier writes the tier of a call into the record or its bodies, in one of the forms that say it, and sometimes words beside it.
func (g generator) sayTier(tier string, record, input, output map[string]any) {
	switch {
	case tier == "latency-optimized" && !g.in(5):
		g.put(record, input, output, "performanceConfig", map[string]any{"latency": g.spelt("optimized")})
	case tier != "standard":
		g.putTier(record, input, output, g.spelt(tier))
	case g.in(3):
		g.putTier(record, input, output, g.spelt(one(g, "default", "auto", "standard")))
	case g.in(3):
		g.put(record, input, output, "performanceConfig", map[string]any{"latency": g.spelt("standard")})
	}
	if g.in(12) {
		g.putTier(record, input, output, g.oddWord())
	}
	if g.in(25) {
		g.put(record, input, output, "performanceConfig", one[any](g, map[string]any{"latency": g.oddWord()}, map[string]any{"latency": "optimized"}, "optimized", nil))
	}
}

// spelt spells a word as an API does, or not.
func (g generator) spelt(word string) string {
	if g.in(10) {
		return one(g, strings.ToUpper(word), strings.ToUpper(word[:1])+word[1:])
	}
	return word
}

// oddWord returns a value that is no tier of today.
func (g generator) oddWord() any {
	if g.in(10) {
		return strings.Repeat("x", 50_000)
	}
	return one[any](g, "reserved", "", "flex ", `"; DROP TABLE x; --`, "it's", "flex' OR 'a'='a", "<script>", "=1+1", "\u202eflex", 7, true, nil, map[string]any{"a": 1}, []any{"flex"}, "scale", "ultrafast")
}

// putTier writes a word for the tier where an API or a model has it.
func (g generator) putTier(record, input, output map[string]any, word any) {
	switch {
	case g.in(2):
		g.put(record, input, output, "serviceTier", map[string]any{"type": word})
	case g.in(20):
		g.put(record, input, output, "serviceTier", word)
	default:
		g.put(record, input, output, "service_tier", word)
	}
}

// put writes a field into the body of the answer or of the request, or into the record.
func (g generator) put(record, input, output map[string]any, key string, value any) {
	switch g.IntN(5) {
	case 0, 1:
		switch body := output["outputBodyJson"].(type) {
		case nil:
			output["outputBodyJson"] = map[string]any{key: value}
		case map[string]any:
			body[key] = value
		case []any:
			event, _ := body[g.IntN(len(body))].(map[string]any)
			event[key] = value
		}
	case 2, 3:
		body, _ := input["inputBodyJson"].(map[string]any)
		if body == nil {
			body = map[string]any{"messages": []any{}}
			input["inputBodyJson"] = body
		}
		body[key] = value
	default:
		record[key] = value
	}
}

// routed writes the model that a prompt router chose into the answer of most of its calls.
func (g generator) routed(d drawn, output map[string]any) {
	if !strings.Contains(d.modelID, "prompt-router/") || g.in(3) {
		return
	}
	invoked := fmt.Sprintf("arn:aws:bedrock:%s::foundation-model/amazon.nova-lite-v1:0", d.region)
	if g.in(2) {
		invoked = fmt.Sprintf("arn:aws:bedrock:%s:%s:inference-profile/us.anthropic.claude-sonnet-4-6", d.region, environment.AccountID)
	}
	output["outputBodyJson"] = map[string]any{"trace": map[string]any{"promptRouter": map[string]any{"invokedModelId": invoked}}}
}
