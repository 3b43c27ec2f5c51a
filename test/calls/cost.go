package calls

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Cost returns the list price of calls in US dollars. It reads the models of the lists instead of the profiles of the calls, and
// the lines of the rate card instead of its views. Every cache write is one of 5 minutes: only bodies distinguish them, and the
// logs hold none.
func Cost(calls []Call) (decimal.Decimal, error) {
	rates, err := ledger.Rates()
	if err != nil {
		return decimal.Zero, err
	}
	sum := decimal.Zero
	for _, c := range calls {
		if c.Throttled {
			continue
		}
		for kind, n := range map[string]int64{
			ledger.Input: c.Tokens.Input, ledger.Output: c.Tokens.Output,
			ledger.CacheRead: c.Tokens.CacheRead, ledger.CacheWrite5m: c.Tokens.CacheWrite,
		} {
			if n == 0 {
				continue
			}
			rate, found := rateOf(rates, c, kind)
			if !found {
				continue // the bill counts it as unpriced
			}
			sum = sum.Add(rate.Mul(decimal.NewFromInt(n)).Shift(-6))
		}
	}
	return sum, nil
}

// rateOf returns the rate of a kind of token on the day of a call, in US dollars a million: the rate of the Region, else the rate
// of every Region. It does not use [ledger.Estimate], whose mistakes it would share.
func rateOf(rates []ledger.Rate, c Call, kind string) (decimal.Decimal, bool) {
	day := catalog.Date(c.Time.Format(time.DateOnly))
	for _, region := range []string{c.Region, ""} {
		for _, r := range rates {
			if r.Model == c.Model.ID && r.Routing == string(c.Model.Routing.Kind()) && r.Tier == ledger.Standard && r.MinPromptTokens == 0 &&
				r.Region == region && r.ValidFrom <= day && (r.ValidTo == "" || day < r.ValidTo) {
				return r.Price(kind)
			}
		}
	}
	return decimal.Zero, false
}
