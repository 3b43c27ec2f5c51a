//go:build e2e

package spend

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// rolledModel is a model whose prices a schedule changes for its own days.
const rolledModel = "test.rolled"

// price returns a random price in USD of a million tokens.
func (g generator) price() decimal.Decimal { return decimal.New(1+g.Int64N(999_999), -4) }

// lists returns the rates and the catalog with the prices and the owners of the schedules, of which each holds from its first day to the next one's.
func (w *rollWorld) lists() (catalog.Catalog, []ledger.Rate) {
	lists, rates := w.Catalog, slices.Clone(w.rates)
	lists.Products = slices.Clone(lists.Products)
	tagger := &lists.Products[slices.IndexFunc(lists.Products, func(p catalog.Product) bool { return p.Name == "ticket-tagger" })]
	tagger.FormerTeams = nil
	for i, s := range w.schedules {
		from, to := catalog.Date(s.first().Format(time.DateOnly)), catalog.Date("")
		if i+1 < len(w.schedules) {
			to = catalog.Date(w.schedules[i+1].first().Format(time.DateOnly))
			tagger.FormerTeams = append(tagger.FormerTeams, catalog.FormerTeam{Team: w.teams[s.name], Until: to})
		} else {
			tagger.Team = w.teams[s.name]
		}
		p := w.prices[s.name]
		times := func(factor string) *decimal.Decimal { return new(p.Mul(decimal.RequireFromString(factor))) }
		offer := ledger.Rate{Model: rolledModel, Tier: ledger.Standard, ValidFrom: from, ValidTo: to}
		worldwide, geo, regional := offer, offer, offer
		worldwide.Routing, worldwide.Input, worldwide.Output = "global", &p, times("5")
		worldwide.CacheRead, worldwide.CacheWrite5m, worldwide.CacheWrite1h = times("0.1"), times("1.25"), times("2")
		geo.Routing, geo.Input, geo.Output, geo.CacheRead = "geo", times("1.1"), times("5.5"), times("0.11")
		regional.Routing, regional.Region, regional.Input, regional.Output = "regional", "us-east-1", times("1.2"), times("6")
		rates = append(rates, worldwide, geo, regional)
	}
	return lists, rates
}

// cardWith returns the rate card of the oracle with lines for the model of the schedules.
func (w *rollWorld) cardWith(rates []ledger.Rate) card {
	c := w.card
	c.lines = maps.Clone(c.lines)
	for _, r := range rates {
		if r.Model != rolledModel {
			continue
		}
		line := cardLine{model: r.Model, routing: r.Routing, region: r.Region, tier: r.Tier, prices: map[string]decimal.Decimal{}, from: r.ValidFrom, to: r.ValidTo}
		for kind, usd := range map[string]*decimal.Decimal{
			"input": r.Input, "output": r.Output, "cache_read": r.CacheRead, "cache_write_5m": r.CacheWrite5m, "cache_write_1h": r.CacheWrite1h,
		} {
			if usd != nil {
				line.prices[kind] = *usd
			}
		}
		c.lines[rolledModel] = append(c.lines[rolledModel], line)
	}
	return c
}

// deploy replaces the views that the lists of now change, as a deployment does, and has the oracle and later runs use these lists.
func (w *rollWorld) deploy(t *testing.T) {
	t.Helper()
	lists, rates := w.lists()
	views, err := ledger.ViewsWith(lists, rates)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range views {
		if w.views[v.Name] != v.SQL {
			w.replaceView(t, v.Name, v.SQL)
		}
	}
	w.oracle.lists, w.oracle.card = lists, w.cardWith(rates)
	w.programLists, w.programRates = lists, rates
}

// replaceView replaces the SQL of a deployed view.
func (w *rollWorld) replaceView(t *testing.T, name, sql string) {
	t.Helper()
	w.Query(t, "CREATE OR REPLACE VIEW "+name+" AS\n"+sql)
	w.views[name] = sql
}

// restore puts the deployed views back.
func (w *rollWorld) restore(t *testing.T) {
	for name, sql := range w.deployed {
		if w.views[name] != sql {
			w.replaceView(t, name, sql)
		}
	}
}
