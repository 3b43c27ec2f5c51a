package secondopinion

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Coverage is how much of a third party's list the card prices.
type Coverage struct {
	// ByTokens counts the models that are billed by tokens alone, Priced those of them that the card prices as the list does: each entry's
	// Region, or a Region of its routing prefix, each band, and each kind of token of the entry, in the standard tier.
	ByTokens, Priced int
	// Rest are the other models, by model, with the reasons.
	Rest []Gap
}

// Gap is a model that the card does not price in full.
type Gap struct {
	Model string
	// OtherUnit is whether the model is not billed by tokens alone.
	OtherUnit bool
	// Reasons say what the card lacks, one for each entry of the list.
	Reasons []string
}

// Covered returns the coverage of the list that the findings are of.
func Covered(findings []Finding) Coverage {
	byModel := map[string][]Finding{}
	for _, f := range findings {
		if f.Tier == ledger.Standard {
			byModel[f.Model] = append(byModel[f.Model], f)
		}
	}
	var c Coverage
	for _, model := range slices.Sorted(maps.Keys(byModel)) {
		gap := gapOf(model, byModel[model])
		if !gap.OtherUnit {
			c.ByTokens++
		}
		if gap.Reasons == nil {
			c.Priced++
		} else {
			c.Rest = append(c.Rest, gap)
		}
	}
	return c
}

// gapOf returns what the card lacks of a model's entries.
func gapOf(model string, findings []Finding) Gap {
	type entry struct {
		key, prefix string
		min         int
	}
	gap := Gap{Model: model}
	byEntry := map[entry][]Finding{}
	var entries []entry
	for _, f := range findings {
		if f.Status == OtherUnit {
			gap.OtherUnit, gap.Reasons = true, []string{f.Reason}
			return gap
		}
		e := entry{f.Key, f.Prefix, f.MinPromptTokens}
		if byEntry[e] == nil {
			entries = append(entries, e)
		}
		byEntry[e] = append(byEntry[e], f)
	}
	for _, e := range entries {
		if reason := unpriced(byEntry[e]); reason != "" {
			gap.Reasons = append(gap.Reasons, reason)
		}
	}
	return gap
}

// unpriced returns why no Region of an entry is priced in full; empty where one is.
func unpriced(findings []Finding) string {
	anywhere := []string{""}
	var priced, lacking []string
	var reason string
	for _, f := range findings {
		regions := f.Regions
		if regions == nil {
			regions = anywhere
		}
		if f.Status != Missing {
			priced = append(priced, regions...)
			continue
		}
		lacking = append(lacking, regions...)
		reason = cmp.Or(reason, f.missing())
	}
	if slices.ContainsFunc(priced, func(r string) bool { return !slices.Contains(lacking, r) }) {
		return ""
	}
	return reason
}

// missing describes what the card lacks.
func (f Finding) missing() string {
	text := f.Key
	if len(f.Regions) == 1 && f.Region == "" {
		text += " in " + f.Regions[0]
	}
	if f.MinPromptTokens > 0 {
		text += fmt.Sprintf(" from %d tokens", f.MinPromptTokens)
	}
	return text + ": " + f.Reason
}
