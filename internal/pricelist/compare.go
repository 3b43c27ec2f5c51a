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
	// Compared counts the prices of the card that were compared, NotRead those of Regions that were not read.
	Compared, NotRead int
	// NotOnCard are the models that models.csv knows and the card does not have, in order. Their prices are not compared.
	NotOnCard []string
	// OtherModels are the published names that models.csv does not know, of providers the card has no models of, in order.
	OtherModels []string
}

// Compare compares the rates that hold on a day with the prices published in some Regions. called are the ids of models that
// products call.
//
// A published price is compared with the line by which the card charges a call to its Region in its tier: the Region's own line, else
// the line without Region; for a long prompt the line of the band, else that of all prompts. So a line without Region must equal every
// published price. A published price that is not Global is compared with the routings, of Geo and in-Region, by which the card prices
// the model in the Region: the price list does not say which of the two it is of. A price of long prompts is that of the card's band of
// the model, whose size the list does not say.
func Compare(rates []ledger.Rate, list List, day catalog.Date, regions, called []string) Comparison {
	c := comparing{matching: match(cardOn(rates, day), list), found: map[identity]int{}, charged: map[charge]bool{}}
	known, providers := map[string]bool{}, map[string]bool{}
	for _, model := range called {
		known[model] = true
	}
	units, _ := ledger.Units() // valid: its tests read it
	for _, u := range units {
		delete(known, u.Model) // its tokens alone give no price
	}
	for i := range rates {
		known[rates[i].Model], providers[rates[i].Provider()] = true, true
	}
	for _, p := range list.Prices {
		switch {
		case known[p.Model]:
			c.compare(p)
		case p.Model != "":
			c.NotOnCard = append(c.NotOnCard, p.Model)
		case isOf(p.Provider, providers):
			c.add(Difference{Status: UnknownModel, Model: p.Name}, p)
		default:
			c.OtherModels = append(c.OtherModels, p.Name)
		}
	}
	c.gone(rates, day, regions)
	c.NotOnCard, c.OtherModels = distinct(c.NotOnCard), distinct(c.OtherModels)
	slices.SortFunc(c.Differences, inOrder)
	return c.Comparison
}

// isOf reports whether a published provider, such as Mistral AI, is one of the providers of model ids.
func isOf(published string, providers map[string]bool) bool {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-", r) {
			return -1
		}
		return r
	}, strings.ToLower(published))
	for provider := range providers {
		if name != "" && strings.HasPrefix(name, provider) {
			return true
		}
	}
	return false
}

// charge is a price of the card.
type charge struct {
	rate *ledger.Rate
	kind string
}

// comparing is a comparison in progress.
type comparing struct {
	Comparison
	matching
	// found are the places of differences.
	found map[identity]int
	// charged are the prices of the card that are published.
	charged map[charge]bool
}

// compare compares one published price with the card.
func (c *comparing) compare(p Price) {
	targets, reason := c.targets(p)
	var missing []string
	for _, t := range targets {
		rate := c.card.charges(t.offer, t.min)
		usd, known := priceOf(rate, t.kind)
		equal := known && usd.Equal(p.USDPerMillion)
		switch {
		case !known, (reason == noBand || t.min > rate.MinPromptTokens) && !equal:
			missing = append(missing, t.routing)
		case p.Long && rate.MinPromptTokens == 0:
		default:
			c.charged[charge{rate, t.kind}] = true
			if !equal {
				c.add(Difference{
					Status: Differs, Model: t.model, Routing: t.routing, Tier: t.tier,
					MinPromptTokens: rate.MinPromptTokens, TokenKind: t.kind, Rate: rate,
				}, p)
			}
		}
	}
	if missing != nil {
		t := targets[0]
		c.add(Difference{
			Status: Missing, Model: t.model, Routing: strings.Join(missing, " or "), Tier: t.tier,
			MinPromptTokens: t.min, TokenKind: t.kind, Long: reason == noBand,
		}, p)
	}
}

// priceOf returns a price of a line that may be nil.
func priceOf(r *ledger.Rate, kind string) (decimal.Decimal, bool) {
	if r == nil || kind == cacheWrite {
		return decimal.Decimal{}, false
	}
	return r.Price(kind)
}

// gone finds the prices of the card that are not published. A price of 0 may not be: AWS need not publish a free kind of token.
func (c *comparing) gone(rates []ledger.Rate, day catalog.Date, regions []string) {
	for i := range rates {
		r := &rates[i]
		if !r.Holds(day) {
			continue
		}
		read := slices.ContainsFunc(regions, func(region string) bool {
			return c.card.charges(offer{r.Model, r.Routing, region, r.Tier}, r.MinPromptTokens) == r
		})
		for _, kind := range ledger.TokenKinds() {
			usd, known := r.Price(kind)
			switch {
			case !known:
				continue
			case !read:
				c.NotRead++
				continue
			case !c.charged[charge{r, kind}] && !usd.IsZero():
				c.Differences = append(c.Differences, Difference{
					Status: Gone, Model: r.Model, Routing: r.Routing, Tier: r.Tier, MinPromptTokens: r.MinPromptTokens, TokenKind: kind, Rate: r,
				})
			}
			c.Compared++
		}
	}
}

// add adds a published price to the difference it is part of.
func (c *comparing) add(d Difference, p Price) {
	i, found := c.found[d.identity()]
	if !found {
		i = len(c.Differences)
		c.found[d.identity()] = i
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
