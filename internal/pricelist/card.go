package pricelist

import (
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// card holds the rates of one day.
type card []*ledger.Rate

// charges returns the rate by which the view bedrock_costs prices a call at a place, or nil: the Region's own rate, else the
// rate of any Region. Where those of one Region have no rate for long prompts of any kind, their others hold for long prompts.
func (c card) charges(at place, routing catalog.Routing) *ledger.Rate {
	for _, region := range []string{at.region, ""} {
		var here card
		long := false
		for _, r := range c {
			if r.Model == at.model && r.Routing == string(routing) && r.Region == region {
				here = append(here, r)
				long = long || at.long && r.MinPromptTokens > 0
			}
		}
		for _, r := range here {
			if r.TokenKind == at.tokenKind && (r.MinPromptTokens > 0) == long {
				return r
			}
		}
	}
	return nil
}

// routing names, of some routings, those for which the card has a rate of the model; all where it has none.
func (c card) routing(model string, among []catalog.Routing) string {
	var all, used []string
	for _, routing := range among {
		all = append(all, string(routing))
		if slices.ContainsFunc(c, func(r *ledger.Rate) bool { return r.Model == model && r.Routing == string(routing) }) {
			used = append(used, string(routing))
		}
	}
	if used == nil {
		used = all
	}
	return strings.Join(used, " or ")
}
