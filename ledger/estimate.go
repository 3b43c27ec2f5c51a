package ledger

import (
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Called holds the properties of a call that decide its price, beside its tokens.
type Called struct {
	// Model is the foundation model's id.
	Model   string
	Routing catalog.Routing
	// Region is the Region that is called.
	Region string
	Day    catalog.Date
}

// Estimate returns the list price of tokens by kind, in US dollars, at the rates of the standard tier and of the shortest prompts; false
// where a kind with tokens has no rate. Cache writes whose lifetime is not known are given as [CacheWrite5m]: a model whose cache
// lives for 30 minutes prices them as such. Like the view bedrock_costs, it prefers the Region's own rate.
func Estimate(rates []Rate, called Called, tokens map[string]int64) (decimal.Decimal, bool) {
	rate := called.rate(rates)
	var usd decimal.Decimal
	for kind, n := range tokens {
		if n == 0 {
			continue
		}
		if rate == nil {
			return decimal.Decimal{}, false
		}
		price, known := rate.Price(kind)
		if !known && kind == CacheWrite5m {
			price, known = rate.Price(CacheWrite30m)
		}
		if !known {
			return decimal.Decimal{}, false
		}
		usd = usd.Add(price.Mul(decimal.NewFromInt(n)))
	}
	return usd.Shift(-6), true
}

// rate returns the rate of a short prompt in the standard tier, or nil.
func (c Called) rate(rates []Rate) *Rate {
	for _, region := range []string{c.Region, ""} {
		for i := range rates {
			if r := &rates[i]; r.offer() == (offer{c.Model, string(c.Routing), region, Standard}) && r.MinPromptTokens == 0 && r.Holds(c.Day) {
				return r
			}
		}
	}
	return nil
}
