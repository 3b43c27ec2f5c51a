package ledger

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// claudeFactor is the price of Claude in its Geo and in one Region, relative to Global.
// https://aws.amazon.com/bedrock/pricing/
var claudeFactor = decimal.RequireFromString("1.1")

// OtherThanFactor begins the note of a rate of Claude that is meant to be something else.
const OtherThanFactor = "not 1.1 times global: "

// claudePremium finds Geo and regional rates of Claude that are not 1.1 times the Global rate of the same days, and give no reason.
func claudePremium(rates []Rate) []error {
	var mistakes []error
	for _, unexplained := range premiums(rates) {
		mistakes = append(mistakes, unexplained...)
	}
	return mistakes
}

// UnexplainedPremiums returns the places of the rates of Claude whose note must begin with [OtherThanFactor] and does not.
func UnexplainedPremiums(rates []Rate) []int {
	var places []int
	for i, unexplained := range premiums(rates) {
		if unexplained != nil {
			places = append(places, i)
		}
	}
	return places
}

// premiums returns the mistakes of each rate's premium.
func premiums(rates []Rate) [][]error {
	global := map[price][]Rate{}
	for _, r := range rates {
		if r.Routing == string(catalog.Global) {
			global[r.band()] = append(global[r.band()], r)
		}
	}
	mistakes := make([][]error, len(rates))
	for i, r := range rates {
		if r.Routing == string(catalog.Global) || !strings.HasPrefix(r.Model, "anthropic.claude-") || strings.HasPrefix(r.Note, OtherThanFactor) {
			continue
		}
		same := r.band()
		same.routing, same.region = string(catalog.Global), ""
		for _, g := range global[same] {
			if r.meets(g) {
				mistakes[i] = append(mistakes[i], r.otherThan(g)...)
			}
		}
	}
	return mistakes
}

// otherThan finds the prices that are not 1.1 times the Global ones.
func (r *Rate) otherThan(global Rate) []error {
	var mistakes []error
	for _, kind := range TokenKinds() {
		usd, known := r.Price(kind)
		worldwide, compared := global.Price(kind)
		if known && compared && !usd.Equal(worldwide.Mul(claudeFactor)) {
			mistakes = append(mistakes, r.mistake("%s %s is not 1.1 times the global %s of line %d; if that is right, begin note with %q",
				kind, usd, worldwide, global.Line, OtherThanFactor))
		}
	}
	return mistakes
}

// meets reports whether both rates hold on some day.
func (r *Rate) meets(other Rate) bool {
	return (other.ValidTo == "" || r.ValidFrom < other.ValidTo) && (r.ValidTo == "" || other.ValidFrom < r.ValidTo)
}
