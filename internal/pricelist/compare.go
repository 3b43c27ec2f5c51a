package pricelist

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Comparison is the result of comparing a rate card with a price list.
type Comparison struct {
	// Differences are in order: by status, then as the card has them.
	Differences []Difference
	// Compared counts the rates that were compared, NotRead the rates of Regions whose prices were not read.
	Compared, NotRead int
	// NotOnCard are the models that models.csv knows and the card does not have, in order. Their prices are not compared.
	NotOnCard []string
	// OtherModels are the published names that models.csv does not know, of providers the card has no models of, in order.
	OtherModels []string
}

// Compare compares the rates that hold on a day with the prices published in some Regions. called are the ids of models that
// products call.
//
// A published price is compared with the rate that the card charges: the Region's own rate, else the rate of any Region; for a
// long prompt the rate of long prompts, else, where the card has none, the rate of all prompts. So a rate of any Region must
// equal every published one. A published price that is not Global counts as present if the card has it for Geo or for
// in-Region routing, since the price list does not say which of the two the model has.
func Compare(rates []ledger.Rate, list List, day catalog.Date, regions, called []string) Comparison {
	c := comparing{card: card{}, geo: map[place]bool{}, charged: map[*ledger.Rate]bool{}}
	known, providers := map[string]bool{}, map[string]bool{}
	for _, model := range called {
		known[model] = true
	}
	for i, r := range rates {
		provider, _, _ := strings.Cut(r.Model, ".")
		known[r.Model], providers[provider] = true, true
		if r.ValidFrom <= day && (r.ValidTo == "" || day < r.ValidTo) {
			c.card = append(c.card, &rates[i])
		}
	}
	for _, p := range list.Prices {
		if p.Routing == catalog.Geo {
			c.geo[p.place()] = true
		}
	}
	for _, p := range list.Prices {
		switch {
		case known[p.Model]:
			c.compare(p)
		case p.Model != "":
			c.NotOnCard = append(c.NotOnCard, p.Model)
		case providers[p.Provider]:
			c.add(Difference{Status: UnknownModel, Model: p.Name}, p)
		default:
			c.OtherModels = append(c.OtherModels, p.Name)
		}
	}
	c.gone(regions)
	c.NotOnCard, c.OtherModels = distinct(c.NotOnCard), distinct(c.OtherModels)
	slices.SortFunc(c.Differences, inOrder)
	return c.Comparison
}

// place identifies a price, apart from its routing.
type place struct {
	model, region, tokenKind string
	long                     bool
}

func (p Price) place() place { return place{p.Model, p.Region, p.TokenKind, p.Long} }

// comparing is a comparison in progress.
type comparing struct {
	Comparison
	card card
	// geo are the places that have a price for Geo routing alone.
	geo map[place]bool
	// charged are the rates that have a published price.
	charged map[*ledger.Rate]bool
}

// compare compares one published price with the card.
func (c *comparing) compare(p Price) {
	routings := []catalog.Routing{p.Routing}
	if p.Routing == "" {
		routings = []catalog.Routing{catalog.Geo, catalog.Regional}
		if c.geo[p.place()] {
			routings = routings[1:]
		}
	}
	present := false
	for _, routing := range routings {
		rate := c.card.charges(p.place(), routing)
		if rate == nil || p.Long && rate.MinPromptTokens == 0 && !rate.USDPerMillion.Equal(p.USDPerMillion) {
			continue
		}
		present = true
		if p.Long && rate.MinPromptTokens == 0 {
			continue
		}
		c.charged[rate] = true
		if !rate.USDPerMillion.Equal(p.USDPerMillion) {
			c.add(Difference{
				Status: Differs, Model: rate.Model, Routing: rate.Routing,
				MinPromptTokens: rate.MinPromptTokens, TokenKind: rate.TokenKind, Rate: rate,
			}, p)
		}
	}
	if !present {
		missing := Difference{Status: Missing, Model: p.Model, Routing: c.card.routing(p.Model, routings), TokenKind: p.TokenKind}
		if p.Long {
			missing.MinPromptTokens = longPrompt
		}
		c.add(missing, p)
	}
}

// longPrompt is from how many prompt tokens the rate card may charge more.
const longPrompt = 200_001

// gone finds the rates without a published price. A rate of 0 may have none: AWS need not publish a free kind of token.
func (c *comparing) gone(regions []string) {
	for _, r := range c.card {
		read := slices.ContainsFunc(regions, func(region string) bool {
			return c.card.charges(place{r.Model, region, r.TokenKind, r.MinPromptTokens > 0}, catalog.Routing(r.Routing)) == r
		})
		switch {
		case !read:
			c.NotRead++
			continue
		case !c.charged[r] && !r.USDPerMillion.IsZero():
			c.Differences = append(c.Differences, Difference{
				Status: Gone, Model: r.Model, Routing: r.Routing, MinPromptTokens: r.MinPromptTokens, TokenKind: r.TokenKind, Rate: r,
			})
		}
		c.Compared++
	}
}

// add adds a published price to the difference it is part of.
func (c *comparing) add(d Difference, p Price) {
	i := slices.IndexFunc(c.Differences, func(o Difference) bool { return inOrder(o, d) == 0 })
	if i < 0 {
		i = len(c.Differences)
		c.Differences = append(c.Differences, d)
	}
	published := &c.Differences[i].Published
	j, found := slices.BinarySearchFunc(*published, p.USDPerMillion, func(o Published, usd decimal.Decimal) int { return o.USDPerMillion.Cmp(usd) })
	if !found {
		*published = slices.Insert(*published, j, Published{USDPerMillion: p.USDPerMillion})
	}
	o := &(*published)[j]
	o.Regions, o.Products = distinct(append(o.Regions, p.Region)), distinct(append(o.Products, p.Product))
}
