package pricelist

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// offer identifies the prices of a call, apart from its day and its prompt. An empty Region is every Region without lines of its own.
type offer struct{ model, routing, region, tier string }

func offerOf(r *ledger.Rate) offer { return offer{r.Model, r.Routing, r.Region, r.Tier} }

// card is a rate card on one day.
type card struct {
	// lines are the lines that hold on the day, in the order of their prompts.
	lines map[offer][]*ledger.Rate
	// routed are the models and routings that lines which hold have a Region for, of any tier.
	routed map[offer]bool
	// models are the models of any day. bands are the sizes of their long prompts, caches the kinds of their cache writes.
	models map[string]bool
	bands  map[string][]int
	caches map[string][]string
}

// cardOn returns the card of a day. Its lines are those of rates.
func cardOn(rates []ledger.Rate, day catalog.Date) *card {
	c := &card{map[offer][]*ledger.Rate{}, map[offer]bool{}, map[string]bool{}, map[string][]int{}, map[string][]string{}}
	for i := range rates {
		r := &rates[i]
		c.models[r.Model] = true
		if r.MinPromptTokens > 0 && !slices.Contains(c.bands[r.Model], r.MinPromptTokens) {
			c.bands[r.Model] = append(c.bands[r.Model], r.MinPromptTokens)
		}
		for _, kind := range []string{ledger.CacheWrite5m, ledger.CacheWrite30m} {
			if _, known := r.Price(kind); known && !slices.Contains(c.caches[r.Model], kind) {
				c.caches[r.Model] = append(c.caches[r.Model], kind)
			}
		}
		if r.Holds(day) {
			c.lines[offerOf(r)] = append(c.lines[offerOf(r)], r)
			c.routed[offer{r.Model, r.Routing, r.Region, ""}] = true
			c.routed[offer{r.Model, r.Routing, "any", ""}] = true
		}
	}
	for _, lines := range c.lines {
		slices.SortFunc(lines, func(a, b *ledger.Rate) int { return a.MinPromptTokens - b.MinPromptTokens })
	}
	return c
}

// charges returns the line by which the view bedrock_costs prices a prompt, or nil: that of the Region that is called, else the line
// without Region.
func (c *card) charges(o offer, prompt int) *ledger.Rate {
	for _, region := range []string{o.region, ""} {
		lines := c.lines[offer{o.model, o.routing, region, o.tier}]
		for i := len(lines) - 1; i >= 0; i-- {
			if lines[i].MinPromptTokens <= prompt {
				return lines[i]
			}
		}
	}
	return nil
}

// routings returns, of some routings, those by which the card prices the model in the Region, else in any Region; all where it has none.
func (c *card) routings(model, region string, among []catalog.Routing) []catalog.Routing {
	for _, regions := range [][]string{{region, ""}, {"any"}} {
		var used []catalog.Routing
		for _, routing := range among {
			if slices.ContainsFunc(regions, func(r string) bool { return c.routed[offer{model, string(routing), r, ""}] }) {
				used = append(used, routing)
			}
		}
		if used != nil {
			return used
		}
	}
	return among
}

// long returns the size of the smallest long prompt of a model, as its lines have it; false where they have none or several.
func (c *card) long(model string) (int, bool) {
	if bands := c.bands[model]; len(bands) == 1 {
		return bands[0], true
	}
	return 0, false
}

// cacheWrite returns the kind of a model's cache writes, as its lines have it; false where they have none or several.
func (c *card) cacheWrite(model string) (string, bool) {
	if kinds := c.caches[model]; len(kinds) == 1 {
		return kinds[0], true
	}
	return "", false
}
