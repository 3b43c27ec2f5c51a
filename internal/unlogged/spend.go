package unlogged

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Spend is the spend of the calls of a Region in the last 24 clock hours, in USD at list price.
type Spend struct {
	// USD is not valid where no price is known.
	USD decimal.NullDecimal
	// Unpriced is the usage without a known price, by the model id under which CloudWatch meters it.
	Unpriced map[string]metering.Usage
}

// spend returns the spend of the metered calls of a Region. The ledger bucket holds the model of each profile.
func (p *Pricer) spend(ctx context.Context, region string, now time.Time) (Spend, error) {
	used, err := p.meter.UsageByModel(ctx, region, now)
	if err != nil {
		return Spend{}, err
	}
	s := Spend{Unpriced: map[string]metering.Usage{}}
	day := catalog.Date(now.Format(time.DateOnly))
	for model, u := range used {
		called, err := p.called(ctx, model, region, day)
		if err != nil {
			return Spend{}, err
		}
		usd, known := ledger.Estimate(p.rates, called, tokensByKind(u))
		if known && u.Tokens() > 0 { // images have a price and no tokens
			s.USD = decimal.NewNullDecimal(s.USD.Decimal.Add(usd))
		} else {
			s.Unpriced[model] = u
		}
	}
	return s, nil
}

// called returns the model and routing that a model id of CloudWatch stands for. A profile's id has no dot. The model of a profile that
// no run recorded is empty, and has no price.
func (p *Pricer) called(ctx context.Context, id, region string, day catalog.Date) (ledger.Called, error) {
	called := ledger.Called{Region: region, Day: day}
	if strings.Contains(id, ".") {
		called.Model, called.Routing = catalog.CalledModel(id)
		return called, nil
	}
	profile, err := profiles.Recorded(ctx, p.bucket, region, id)
	if profile.Model != nil && profile.Routing != nil {
		called.Model, called.Routing = *profile.Model, *profile.Routing
	}
	return called, err
}

// String returns the spend in words. It names usage without a known price, which never counts as 0.
func (s Spend) String() string {
	var unpriced []string
	for model, u := range s.Unpriced {
		quantity := metering.Count(u.Tokens(), "token", "tokens")
		if u.Tokens() == 0 {
			quantity = metering.Count(u.Invocations, "call", "calls")
		}
		unpriced = append(unpriced, quantity+" of "+model)
	}
	slices.Sort(unpriced)
	var parts []string
	if s.USD.Valid {
		parts = append(parts, dollars(s.USD.Decimal)+" at list price")
	}
	if len(unpriced) > 0 {
		parts = append(parts, "the unknown price of "+strings.Join(unpriced, " and "))
	}
	if len(parts) == 0 {
		return "an unknown price"
	}
	return strings.Join(parts, ", and ")
}

// dollars returns an amount of USD with cents.
func dollars(usd decimal.Decimal) string {
	if cent := decimal.New(1, -2); usd.IsPositive() && usd.LessThan(cent) {
		return "less than $0.01"
	}
	return "$" + usd.StringFixed(2)
}
