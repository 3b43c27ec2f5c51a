package pricelist

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Proposal is a rate card with the prices of a price list.
type Proposal struct {
	// Rates is the whole card, file by file, in its order. Its lines are numbered anew.
	Rates []ledger.Rate
	// Changes are the lines that are new, or whose prices of the day are, in the order of the card.
	Changes []Change
	// Unmapped are the published prices that have no place on the card, in order.
	Unmapped []Unmapped
}

// Change is one line of a proposal.
type Change struct {
	// Before is the line that charged the calls before, of the Region or of every Region. Nil: none did.
	Before *ledger.Rate
	After  ledger.Rate
}

// Unmapped is the reason why published prices have no place on the card.
type Unmapped struct {
	Reason string
	// Prices counts them. Names are the models' ids, else their published names, in order.
	Prices int
	Names  []string
}

// Propose returns the rate card with the prices that AWS publishes in some Regions from a day on. The card must be valid.
//
//   - A price that differs ends its line on the day and begins a line with the new price; a price that the line lacks does, too. A line
//     that begins on the day is changed itself.
//   - A line without Region is changed only if every commercial Region was read and all that publish the price publish one; else the
//     Regions that differ get lines of their own, which charge their calls, with all bands of the offer.
//   - A price of an offer that the card does not have, of a model that it has, begins a line: of its Region, or without Region where
//     the model's other lines of the routing have none, every commercial Region was read and all publish one price.
//   - The other prices of a new line are those of the line before, and its note says where they are from.
//   - Lines that the list lacks stay. What was charged on a day before the day is charged as before.
//
// A second proposal on the card of the first has no changes.
func Propose(rates []ledger.Rate, list List, day catalog.Date, regions []string) Proposal {
	e := newEdit(rates, day)
	e.whole = !slices.ContainsFunc(catalog.KnownRegions, func(region string) bool { return !slices.Contains(regions, region) })
	for _, g := range e.groups(list) {
		e.propose(g)
	}
	return e.proposal()
}

// priced are published prices of an offer and a band, by kind of token.
type priced struct {
	usd      map[string]decimal.Decimal
	services []string
}

// group holds the published prices of a model, a routing, a tier and a band, by Region.
type group struct {
	target
	regions map[string]priced
}

// groups returns the published prices that have a place on the card, smaller prompts first, and counts the others.
func (e *edit) groups(list List) []group {
	m := match(e.card, list)
	cells := map[target][]Price{}
	for _, p := range list.Prices {
		switch {
		case p.Model == "":
			e.unmapped("models.csv does not have the name", p.Name)
			continue
		case !e.card.models[p.Model]:
			e.unmapped("the card has no line of the model", p.Model)
			continue
		}
		targets, reason := m.targets(p)
		for _, t := range targets {
			switch usd, known := priceOf(e.card.charges(t.offer, t.min), t.kind); {
			case reason != "" && (!known || !usd.Equal(p.USDPerMillion)):
				e.unmapped(reason, p.Model)
			case reason == "":
				cells[t] = append(cells[t], p)
			}
		}
	}
	found := map[target]group{}
	for t, prices := range cells {
		usd := prices[0].USDPerMillion
		var services []string
		conflict := false
		for _, p := range prices {
			services, conflict = append(services, p.Service), conflict || !p.USDPerMillion.Equal(usd)
		}
		switch {
		case conflict:
			e.unmapped("the list has different prices of the same tokens in the same Region", t.model)
			continue
		case !usd.Equal(usd.Truncate(ledger.PriceDigits)):
			e.unmapped(fmt.Sprintf("the price has more than %d digits after the point", ledger.PriceDigits), t.model)
			continue
		}
		key := t
		key.region, key.kind = "", ""
		if found[key].regions == nil {
			found[key] = group{key, map[string]priced{}}
		}
		here := found[key].regions[t.region]
		if here.usd == nil {
			here.usd = map[string]decimal.Decimal{}
		}
		here.usd[t.kind], here.services = usd, distinct(append(here.services, services...))
		found[key].regions[t.region] = here
	}
	return slices.SortedFunc(maps.Values(found), func(a, b group) int {
		return cmp.Or(cmp.Compare(a.min, b.min), cmp.Compare(strings.Join([]string{a.model, a.routing, a.tier}, "|"), strings.Join([]string{b.model, b.routing, b.tier}, "|")))
	})
}

// propose adds the published prices of a group to the card.
func (e *edit) propose(g group) {
	var charges *ledger.Rate // the line without Region, if there is one
	var differ []string      // the Regions that it charges otherwise than published
	for _, region := range slices.Sorted(maps.Keys(g.regions)) {
		o := g.offer
		o.region = region
		charged := e.now.charges(o, g.min)
		switch published := g.regions[region]; {
		case published.equals(charged):
		case charged != nil && charged.Region != "":
			e.set(o, g.min, charged, published)
		default:
			charges, differ = charged, append(differ, region)
		}
	}
	if differ == nil {
		return
	}
	if e.whole && g.uniform() && e.hasNoRegion(charges, g) {
		e.set(g.offer, g.min, charges, g.regions[differ[0]])
		return
	}
	for _, region := range differ {
		o := g.offer
		o.region = region
		e.set(o, g.min, charges, g.regions[region])
		e.shadow(o, g.min)
	}
}

// uniform reports whether all Regions that publish prices of the group publish the same.
func (g group) uniform() bool {
	var first priced
	for _, p := range g.regions {
		if first.usd == nil {
			first = p
		}
		if !maps.EqualFunc(first.usd, p.usd, decimal.Decimal.Equal) {
			return false
		}
	}
	return true
}

// equals reports whether a line, which may be nil, has the published prices.
func (p priced) equals(r *ledger.Rate) bool {
	for kind, usd := range p.usd {
		if has, known := priceOf(r, kind); !known || !has.Equal(usd) {
			return false
		}
	}
	return true
}
