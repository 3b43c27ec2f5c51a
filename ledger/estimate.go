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

// Estimate returns the list price of tokens by kind, in US dollars, at the rates of short prompts; false where a kind with
// tokens has no rate. Like the view bedrock_costs, it prefers the Region's own rate.
func Estimate(rates []Rate, called Called, tokens map[string]int64) (decimal.Decimal, bool) {
	var usd decimal.Decimal
	for kind, n := range tokens {
		if n == 0 {
			continue
		}
		rate, known := called.rate(rates, kind)
		if !known {
			return decimal.Decimal{}, false
		}
		usd = usd.Add(rate.Mul(decimal.NewFromInt(n)))
	}
	return usd.Shift(-6), true
}

// rate returns US dollars a million tokens of a kind.
func (c Called) rate(rates []Rate, kind string) (decimal.Decimal, bool) {
	for _, region := range []string{c.Region, ""} {
		var offered []Rate
		for _, r := range rates {
			if r.Model == c.Model && r.Routing == string(c.Routing) && r.Region == region {
				offered = append(offered, r)
			}
		}
		if rate, known := on(c.Day, 0, offered)[kind]; known {
			return rate, true
		}
	}
	return decimal.Decimal{}, false
}
