package unlogged

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Unpriced is the usage, logged or not, of a model in a Region that the rate card has no price for.
type Unpriced struct {
	Region string
	// Model is the foundation model's id. Where no run recorded the model of a profile, and for a resource that is no model, it is the id
	// by which CloudWatch meters the calls, and Routing is empty.
	Model   string
	Routing catalog.Routing
	// Billing is the unit by which the calls are billed instead of by tokens: their price is not missing. Empty: tokens.
	Billing ledger.Billing
	// Kinds are the kinds of token without a price, in the order of a rate card, where the card has the price of others. Empty: it has none.
	Kinds []string
	// Usage is that of all calls.
	metering.Usage
	// UnpricedTokens is the number of tokens without a price.
	UnpricedTokens int64
}

// Unpriced returns the usage without a price of the last 7 days and the running hour, in the order of Regions and models, and the Regions
// that could be read. A price is one of the standard tier and of short prompts, for the Region that was called: CloudWatch meters tokens by
// model alone. The error names every Region that could not be read.
func (p *Pricer) Unpriced(ctx context.Context, regions []string, units []ledger.Unit, now time.Time) (unpriced []Unpriced, read []string, err error) {
	found, errs := make([][]Unpriced, len(regions)), make([]error, len(regions))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, region := range regions {
		group.Go(func() error {
			found[i], errs[i] = p.unpricedIn(ctx, region, units, now)
			return nil
		})
	}
	_ = group.Wait() // errs holds the errors
	for i, region := range regions {
		if errs[i] == nil {
			unpriced, read = append(unpriced, found[i]...), append(read, region)
		}
	}
	return unpriced, read, errors.Join(errs...)
}

func (p *Pricer) unpricedIn(ctx context.Context, region string, units []ledger.Unit, now time.Time) ([]Unpriced, error) {
	ctx, cancel := p.withDeadline(ctx)
	defer cancel()
	used, err := p.meter.WeekByModel(ctx, region, now)
	if err != nil {
		return nil, err
	}
	byCalled := map[ledger.Called]metering.Usage{} // several profiles may stand for one model
	for id, u := range used {
		called, err := p.called(ctx, id, region, catalog.DateOf(now))
		if err != nil {
			return nil, err
		}
		if called.Model == "" || ledger.ResourceBilling(id) != "" {
			called.Model, called.Routing = id, ""
		}
		byCalled[called] = byCalled[called].Plus(u)
	}
	var found []Unpriced
	for called, u := range byCalled {
		if one := p.unpriced(called, u, units); one != nil {
			found = append(found, *one)
		}
	}
	slices.SortFunc(found, func(a, b Unpriced) int {
		return cmp.Or(cmp.Compare(a.Model, b.Model), cmp.Compare(a.Routing, b.Routing))
	})
	return found, nil
}

// unpriced returns the usage of one model, or nil where every kind of token that was used has a price. Calls that used no token have a price
// where the card has the model.
func (p *Pricer) unpriced(called ledger.Called, u metering.Usage, units []ledger.Unit) *Unpriced {
	one := &Unpriced{Region: called.Region, Model: called.Model, Routing: called.Routing, Billing: ledger.ResourceBilling(called.Model), Usage: u}
	if i := slices.IndexFunc(units, func(unit ledger.Unit) bool { return unit.Model == called.Model }); i >= 0 {
		one.Billing = units[i].Billing
	}
	priced := false
	tokens := tokensByKind(u)
	for _, kind := range ledger.TokenKinds() {
		_, known := ledger.Estimate(p.rates, called, map[string]int64{kind: 1})
		priced = priced || known
		if n := tokens[kind]; n > 0 && !known {
			one.Kinds, one.UnpricedTokens = append(one.Kinds, kind), one.UnpricedTokens+n
		}
	}
	if one.Billing == "" && priced && len(one.Kinds) == 0 {
		return nil
	}
	if !priced {
		one.Kinds = nil
	}
	return one
}

// tokensByKind returns metered tokens by kind. CloudWatch does not meter the lifetime of a cache write: see [ledger.Estimate].
func tokensByKind(u metering.Usage) map[string]int64 {
	return map[string]int64{
		ledger.Input: u.InputTokens, ledger.Output: u.OutputTokens, ledger.CacheRead: u.CacheReadTokens, ledger.CacheWrite5m: u.CacheWriteTokens,
	}
}
