package ledger

import (
	"cmp"
	"slices"
)

// offer identifies the prices of a call, apart from its day and its prompt.
type offer struct{ model, routing, region, tier string }

func (r *Rate) offer() offer { return offer{r.Model, r.Routing, r.Region, r.Tier} }

// CompareRates orders the lines of a rate card: by model, routing (global, geo, regional), Region, tier, prompt and first day.
func CompareRates(a, b Rate) int {
	return cmp.Or(
		cmp.Compare(a.Model, b.Model),
		cmp.Compare(slices.Index(routings, a.Routing), slices.Index(routings, b.Routing)),
		cmp.Compare(a.Region, b.Region),
		cmp.Compare(slices.Index(Tiers(), a.Tier), slices.Index(Tiers(), b.Tier)),
		cmp.Compare(a.MinPromptTokens, b.MinPromptTokens),
		cmp.Compare(a.ValidFrom, b.ValidFrom),
	)
}
