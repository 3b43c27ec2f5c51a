package pricelist

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Status is the way in which the rate card and the price list differ.
type Status string

const (
	// Differs: both have the price, and not the same one.
	Differs Status = "differs"
	// Missing: AWS publishes the price of a model that the rate card has or a product calls, and the card has none.
	Missing Status = "missing"
	// Gone: the rate card has the price, and AWS publishes it in none of the Regions read.
	Gone Status = "gone"
	// UnknownModel: AWS publishes prices of a model whose name is not in models.csv, of a provider the card has models of.
	UnknownModel Status = "unknown-model"
)

var statuses = []Status{Differs, Missing, Gone, UnknownModel}

// Difference is one difference between the rate card and the price list.
type Difference struct {
	Status Status
	// Model is the model's id, of an unknown model its published name.
	Model string
	// Routing is that of the rate card. An unknown model has none; a missing price may have two, "geo or regional".
	Routing string
	// MinPromptTokens is that of the card, TokenKind a kind of the ledger. An unknown model has neither.
	MinPromptTokens int
	TokenKind       string
	// Rate is the card's rate. Nil: it has none.
	Rate *ledger.Rate
	// Published are the published prices that differ from the card, in order. A rate that is gone has none.
	Published []Published
}

// Published is a price as AWS publishes it.
type Published struct {
	// USDPerMillion is US dollars a million tokens.
	USDPerMillion decimal.Decimal
	// Regions are the Regions with this price, Products its service codes and usage types; both in order.
	Regions, Products []string
}

// inOrder compares two differences by status, then as the card has them, without their published prices.
func inOrder(a, b Difference) int {
	return cmp.Or(
		cmp.Compare(slices.Index(statuses, a.Status), slices.Index(statuses, b.Status)),
		cmp.Compare(a.line(), b.line()),
		cmp.Compare(a.Model, b.Model),
		cmp.Compare(a.Routing, b.Routing),
		cmp.Compare(a.MinPromptTokens, b.MinPromptTokens),
		cmp.Compare(slices.Index(tokenKinds, a.TokenKind), slices.Index(tokenKinds, b.TokenKind)),
	)
}

// tokenKinds is the order of a rate card.
var tokenKinds = []string{ledger.Input, ledger.Output, ledger.CacheRead, ledger.CacheWrite5m, ledger.CacheWrite1h}

// line returns the line of the card's rate, or 0.
func (d Difference) line() int {
	if d.Rate == nil {
		return 0
	}
	return d.Rate.Line
}

// distinct sorts names and drops repeated ones.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
