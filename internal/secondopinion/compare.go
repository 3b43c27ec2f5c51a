package secondopinion

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Status is the outcome of the comparison of a price.
type Status string

// Outcomes.
const (
	// Agrees: the card has the same price.
	Agrees Status = "agrees"
	// Differs: the card has another price.
	Differs Status = "differs"
	// Missing: the card has no price.
	Missing Status = "missing"
	// OtherUnit: the model is one of units.csv, which are not billed by tokens alone. Its price is not compared.
	OtherUnit Status = "other-unit"
)

// Finding is the outcome for some kinds of token of a third party's price, in the Regions that share it.
type Finding struct {
	Status Status
	Price
	// Compared is the routing of the card's line: that of the price, or Geo for a plain id of a model that is not sold in one Region.
	Compared catalog.Routing
	// Regions are the called Regions. Empty: the card has one price for every Region, or none.
	Regions []string
	Values  []Value
	// Rate is the card's line, the first of them where Regions have several. Nil: it has none.
	Rate *ledger.Rate
	// Reason says why the card lacks the price, or what a different price equals. Empty: nothing is known.
	Reason string
}

// Value is the price of a kind of token, in US dollars a million.
type Value struct {
	Kind string
	USD  decimal.Decimal
	// Card is the card's. Nil: it has none.
	Card *decimal.Decimal
}

// Compare compares the prices of third parties that hold on a day with a rate card, in the order of the prices.
func Compare(prices []Price, rates []ledger.Rate, units []ledger.Unit, day catalog.Date) []Finding {
	c := newCard(rates, units, day)
	var findings []Finding
	for _, p := range on(prices, day) {
		findings = append(findings, c.compare(p)...)
	}
	return findings
}

// on returns the prices that hold on a day: those with the latest first day of their key and id.
func on(prices []Price, day catalog.Date) []Price {
	type id struct{ source, key, model, prefix string }
	of := func(p Price) id { return id{p.Source, p.Key, p.Model, p.Prefix} }
	latest := map[id]catalog.Date{}
	for _, p := range prices {
		if p.From <= day {
			latest[of(p)] = max(latest[of(p)], p.From)
		}
	}
	return slices.DeleteFunc(slices.Clone(prices), func(p Price) bool { return p.From != latest[of(p)] })
}

// compare returns the findings for a price: one for each status and each group of Regions with the same values.
func (c card) compare(p Price) []Finding {
	if unit, listed := c.units[p.Model]; listed {
		return []Finding{{Status: OtherUnit, Price: p, Reason: fmt.Sprintf("billed by %s, which no record counts (units.csv)", unit.Billing)}}
	}
	routing, regions := c.places(p)
	if len(regions) == 0 {
		return []Finding{{Status: Missing, Price: p, Compared: routing, Values: p.values(nil), Reason: c.lack(p, routing, "")}}
	}
	if !p.byTokens() {
		return []Finding{{Status: Missing, Price: p, Compared: routing, Reason: "priced by " + strings.Join(p.OtherUnits, ", ")}}
	}
	var findings []Finding
	for _, region := range regions {
		rate := c.rate(p.Model, routing, region, p.Tier, p.MinPromptTokens)
		for _, f := range c.judge(p, routing, region, rate) {
			same := slices.IndexFunc(findings, f.same)
			if same < 0 {
				findings = append(findings, f)
				continue
			}
			findings[same].Regions = append(findings[same].Regions, f.Regions...)
		}
	}
	for i, f := range findings {
		if len(f.Regions) == len(regions) && p.Region == "" && p.Prefix != "" && f.Rate != nil && f.Rate.Region == "" {
			findings[i].Regions = nil
		}
	}
	slices.SortStableFunc(findings, func(a, b Finding) int { return cmp.Compare(a.Status, b.Status) })
	return findings
}

// judge compares a price with a line of the card, or with none.
func (c card) judge(p Price, routing catalog.Routing, region string, rate *ledger.Rate) []Finding {
	var where []string
	if region != "" {
		where = []string{region}
	}
	if rate == nil {
		return []Finding{{Status: Missing, Price: p, Compared: routing, Regions: where, Values: p.values(nil), Reason: c.lack(p, routing, region)}}
	}
	byStatus := map[Status][]Value{}
	for _, v := range p.values(rate) {
		switch {
		case v.Card == nil && v.USD.IsZero():
			// Third parties write 0 for a kind that a model does not have, such as the output of embeddings.
		case v.Card == nil:
			byStatus[Missing] = append(byStatus[Missing], v)
		case v.USD.Equal(*v.Card):
			byStatus[Agrees] = append(byStatus[Agrees], v)
		default:
			byStatus[Differs] = append(byStatus[Differs], v)
		}
	}
	var findings []Finding
	for _, status := range []Status{Agrees, Differs, Missing} {
		if values := byStatus[status]; values != nil {
			f := Finding{Status: status, Price: p, Compared: routing, Regions: where, Values: values, Rate: rate}
			switch status {
			case Differs:
				f.Reason = c.explain(f)
			case Missing:
				f.Reason = "the card's line has no price of " + joinedKinds(values)
			}
			findings = append(findings, f)
		}
	}
	return findings
}

// lack returns why the card has no line for a price.
func (c card) lack(p Price, routing catalog.Routing, region string) string {
	switch regions := c.regions(p.Model, routing, ledger.Tiers()...); {
	case c.rates[p.Model] == nil:
		return "the card does not have the model"
	case regions == nil:
		return fmt.Sprintf("the card has no %s price of the model", routing)
	case region != "" && !slices.Contains(regions, region) && !slices.Contains(regions, ""):
		return fmt.Sprintf("the card has no %s price in the Region", routing)
	default:
		return fmt.Sprintf("the card has no price of the tier %s there", p.Tier)
	}
}

// explain returns which other price of the card the different values of a plain id equal: packages give the Global price for it, too.
func (c card) explain(f Finding) string {
	global := c.rate(f.Model, catalog.Global, homes[0], f.Tier, f.MinPromptTokens)
	if f.Prefix != "" || f.Region != "" || global == nil || slices.ContainsFunc(f.Values, func(v Value) bool {
		other := cardPrice(global, v.Kind)
		return other == nil || !other.Equal(v.USD)
	}) {
		return ""
	}
	return "equals the card's global price"
}

// same reports whether a finding says the same of other Regions.
func (f Finding) same(other Finding) bool {
	return f.Reason == other.Reason && slices.EqualFunc(f.Values, other.Values, func(a, b Value) bool {
		return a.Kind == b.Kind && (a.Card == nil && b.Card == nil || a.Card != nil && b.Card != nil && a.Card.Equal(*b.Card))
	})
}

// byTokens reports whether the price has a kind of token that is not free.
func (p Price) byTokens() bool {
	for _, usd := range p.USD {
		if !usd.IsZero() {
			return true
		}
	}
	return len(p.OtherUnits) == 0
}

// values returns the prices by kind, beside those of a line of the card.
func (p Price) values(rate *ledger.Rate) []Value {
	var values []Value
	for _, kind := range kinds {
		if usd, known := p.USD[kind]; known {
			values = append(values, Value{kind, usd, cardPrice(rate, kind)})
		}
	}
	return values
}

// cardPrice returns a line's price of a kind, or nil.
func cardPrice(rate *ledger.Rate, kind string) *decimal.Decimal {
	if rate == nil {
		return nil
	}
	kinds := []string{kind}
	if kind == CacheWrite {
		kinds = []string{ledger.CacheWrite5m, ledger.CacheWrite30m}
	}
	for _, kind := range kinds {
		if usd, known := rate.Price(kind); known {
			return &usd
		}
	}
	return nil
}

func joinedKinds(values []Value) string {
	var kinds []string
	for _, v := range values {
		kinds = append(kinds, v.Kind)
	}
	return strings.Join(kinds, ", ")
}
