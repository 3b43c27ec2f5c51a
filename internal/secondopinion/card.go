package secondopinion

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// card is a rate card on a day.
type card struct {
	rates map[string][]ledger.Rate // by model
	units map[string]ledger.Unit   // by model
}

func newCard(rates []ledger.Rate, units []ledger.Unit, day catalog.Date) card {
	c := card{map[string][]ledger.Rate{}, map[string]ledger.Unit{}}
	for _, r := range rates {
		if r.Holds(day) {
			c.rates[r.Model] = append(c.rates[r.Model], r)
		}
	}
	for _, u := range units {
		c.units[u.Model] = u
	}
	return c
}

// rate returns the line that prices a call, or nil: like the view bedrock_costs, the line of the called Region where there is one, else
// the line without Region.
func (c card) rate(model string, routing catalog.Routing, region, tier string, prompt int) *ledger.Rate {
	for _, in := range []string{region, ""} {
		var found *ledger.Rate
		for i, r := range c.rates[model] {
			if r.Routing == string(routing) && r.Region == in && r.Tier == tier && r.MinPromptTokens <= prompt &&
				(found == nil || r.MinPromptTokens > found.MinPromptTokens) {
				found = &c.rates[model][i]
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// regions returns the Regions in which the card has a price of a model for a routing in one of the tiers; one of them is empty where the
// card has a price for every Region.
func (c card) regions(model string, routing catalog.Routing, tiers ...string) []string {
	var regions []string
	for _, r := range c.rates[model] {
		if r.Routing == string(routing) && slices.Contains(tiers, r.Tier) {
			regions = append(regions, r.Region)
		}
	}
	slices.Sort(regions)
	return slices.Compact(regions)
}

// homes are the Regions of the United States, in the order in which models come to them.
var homes = []string{"us-east-1", "us-west-2", "us-east-2", "us-west-1"}

// places returns the routing and the Regions in which a third party's price is compared; no Region where the card has none of it.
func (c card) places(p Price) (catalog.Routing, []string) {
	routing := p.Routing()
	switch {
	case p.Region != "":
		return routing, []string{p.Region}
	case routing == catalog.Regional:
		return c.home(p)
	}
	priced := c.regions(p.Model, routing, ledger.Tiers()...)
	var regions []string
	for _, s := range catalog.SystemProfiles() {
		if s.Model == p.Model && s.Prefix == p.Prefix {
			regions = slices.Clone(s.Regions)
		}
	}
	if regions == nil && routing == catalog.Geo {
		regions = slices.DeleteFunc(catalog.GeoRegions(p.Prefix), func(r string) bool { return !slices.Contains(priced, r) })
	}
	if routing == catalog.Global {
		regions = append(regions, priced...)
	}
	slices.Sort(regions)
	regions = slices.Compact(regions)
	if len(regions) > 1 {
		regions = slices.DeleteFunc(regions, func(r string) bool { return r == "" }) // the line for every Region is found from each
	}
	if len(regions) == 0 && slices.Contains(priced, "") {
		regions = []string{""}
	}
	return routing, regions
}

// home returns where a price of a model's plain id is compared: in a Region of the United States, else wherever the card has a price; in
// one that has the tier, if any has.
func (c card) home(p Price) (catalog.Routing, []string) {
	routings := []catalog.Routing{catalog.Regional, catalog.Geo}
	for _, tiers := range [][]string{{p.Tier}, ledger.Tiers()} {
		for _, routing := range routings {
			regions := c.regions(p.Model, routing, tiers...)
			for _, region := range homes {
				if slices.Contains(regions, region) || slices.Contains(regions, "") {
					return routing, []string{region}
				}
			}
		}
	}
	for _, routing := range append(routings, catalog.Global) {
		if regions := c.regions(p.Model, routing, ledger.Tiers()...); regions != nil {
			return routing, regions
		}
	}
	return catalog.Regional, nil
}
