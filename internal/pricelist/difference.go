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
	// Tier is one of the ledger's. An unknown model has none.
	Tier string
	// MinPromptTokens is that of the card, TokenKind a kind of the ledger. An unknown model has neither. A missing price may be that
	// of a cache_write whose time of life nothing says.
	MinPromptTokens int
	TokenKind       string
	// Long is a missing price of long prompts whose size neither the list nor the card says: MinPromptTokens is 0.
	Long bool
	// Rate is the card's line. Nil: it has no such price.
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

// Price returns the card's price, US dollars a million tokens; false where it has none.
func (d Difference) Price() (decimal.Decimal, bool) {
	if d.Rate == nil {
		return decimal.Decimal{}, false
	}
	return d.Rate.Price(d.TokenKind)
}

// identity distinguishes differences, without their published prices.
type identity struct {
	status                     Status
	model, routing, tier, kind string
	min                        int
	long                       bool
	rate                       *ledger.Rate
}

func (d Difference) identity() identity {
	return identity{d.Status, d.Model, d.Routing, d.Tier, d.TokenKind, d.MinPromptTokens, d.Long, d.Rate}
}

// inOrder compares two differences by status, then as the card has them.
func inOrder(a, b Difference) int {
	return cmp.Or(
		cmp.Compare(slices.Index(statuses, a.Status), slices.Index(statuses, b.Status)),
		cmp.Compare(a.file(), b.file()),
		cmp.Compare(a.line(), b.line()),
		cmp.Compare(a.Model, b.Model),
		cmp.Compare(a.Routing, b.Routing),
		cmp.Compare(slices.Index(ledger.Tiers(), a.Tier), slices.Index(ledger.Tiers(), b.Tier)),
		cmp.Compare(a.MinPromptTokens, b.MinPromptTokens),
		cmp.Compare(slices.Index(ledger.TokenKinds(), a.TokenKind), slices.Index(ledger.TokenKinds(), b.TokenKind)),
	)
}

// file returns the name of the card's file, or nothing.
func (d Difference) file() string {
	if d.Rate == nil {
		return ""
	}
	return d.Rate.File
}

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
