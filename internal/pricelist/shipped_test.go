package pricelist

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// publishedBy returns a price list of every commercial Region that equals a rate card on today. Prices of Geo are marked.
func publishedBy(t *testing.T, rates []ledger.Rate) List {
	t.Helper()
	own := map[offer]int{} // the smallest prompt of a Region's own lines
	for _, r := range rates {
		if least, known := own[offerOf(&r)]; r.Holds(today) && (!known || r.MinPromptTokens < least) {
			own[offerOf(&r)] = r.MinPromptTokens
		}
	}
	var list List
	for _, r := range rates {
		for _, region := range catalog.KnownRegions {
			least, has := own[offer{r.Model, r.Routing, region, r.Tier}]
			if !r.Holds(today) || r.Region != "" && r.Region != region || r.Region == "" && has && least <= r.MinPromptTokens {
				continue
			}
			for _, kind := range ledger.TokenKinds() {
				usd, known := r.Price(kind)
				if !known || usd.IsZero() {
					continue
				}
				p := Price{
					Name: r.Model, Provider: r.Provider(), Model: r.Model, Routing: catalog.Routing(r.Routing), Region: region, Tier: r.Tier,
					Long: r.MinPromptTokens > 0, TokenKind: kind, USDPerMillion: usd, Service: bedrock, Product: bedrock + " " + r.Model,
				}
				if p.Routing == catalog.Regional {
					p.Routing = ""
				}
				list.Prices = append(list.Prices, p)
			}
		}
	}
	return list
}

// placed writes a changed price.
func placed(model, region, tier, kind string, usd decimal.Decimal) string {
	return fmt.Sprint(model, " ", region, " ", tier, " ", kind, " ", usd)
}

// The shipped card is equal to its own prices in every Region, tier and band, and changes that are planted there are found.
func TestShippedCard(t *testing.T) {
	rates, err := ledger.Rates()
	if err != nil {
		t.Fatal(err)
	}
	list := publishedBy(t, rates)
	if c := Compare(rates, list, today, catalog.KnownRegions, nil); len(c.Differences) > 0 || c.Compared < len(rates) {
		t.Fatalf("compared %d, differences %+v", c.Compared, c.Differences[:min(5, len(c.Differences))])
	}
	if p := Propose(rates, list, today, catalog.KnownRegions); len(p.Changes) > 0 || len(p.Unmapped) > 0 || !cmp.Equal(p.Rates, rates) {
		t.Fatalf("%d changes, unmapped %+v", len(p.Changes), p.Unmapped)
	}
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 24))
		changed := List{Prices: slices.Clone(list.Prices)}
		want := map[string]bool{}
		models := map[string]bool{}
		for range 20 {
			p := &changed.Prices[random.IntN(len(changed.Prices))]
			p.USDPerMillion = p.USDPerMillion.Add(decimal.New(1+random.Int64N(1000), -5))
			want[placed(p.Model, p.Region, p.Tier, p.TokenKind, p.USDPerMillion)] = true
			models[p.Model] = true
		}
		got := map[string]bool{}
		for _, d := range Compare(rates, changed, today, catalog.KnownRegions, nil).Differences {
			for _, p := range d.Published {
				for _, region := range p.Regions {
					got[placed(d.Model, region, d.Tier, d.TokenKind, p.USDPerMillion)] = true
				}
			}
			if d.Status != Differs {
				t.Errorf("seed %d: %+v", seed, d)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: differences (-want +got)\n%s", seed, diff)
		}
		proposal := Propose(rates, changed, today, catalog.KnownRegions)
		if c := Compare(proposal.Rates, changed, today, catalog.KnownRegions, nil); len(c.Differences) > 0 {
			t.Errorf("seed %d: after the proposal differ %+v", seed, c.Differences)
		}
		others := func(r ledger.Rate) bool { return !models[r.Model] }
		before, after := slices.DeleteFunc(slices.Clone(rates), others), slices.DeleteFunc(slices.Clone(proposal.Rates), others)
		for _, c := range proposal.Changes {
			if others(c.After) {
				t.Errorf("seed %d: %+v", seed, c)
			}
		}
		if err := ledger.ValidateRates(proposal.Rates); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		samePast(t, before, after)
		if again := Propose(proposal.Rates, changed, today, catalog.KnownRegions); len(again.Changes) > 0 || !cmp.Equal(again.Rates, proposal.Rates) {
			t.Errorf("seed %d: a second proposal has %d changes", seed, len(again.Changes))
		}
	}
}
