package ledger

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// lastDay stands for no end.
const lastDay catalog.Date = "9999-12-31"

// maxTokens is the largest bigint.
const maxTokens = 1<<63 - 1

// offer is a model with the routing and Region for which the card has rates.
type offer struct{ Model, Routing, Region string }

// ratePeriod holds every rate of an offer between two days and two prompt sizes: the rates of one request.
type ratePeriod struct {
	offer
	From, To             catalog.Date // To is the first day after
	MinPrompt, MaxPrompt int
	rates                map[string]decimal.Decimal
}

// USDPerToken returns the price of one token as SQL: a decimal of twelve digits, or NULL where the card has none.
func (p ratePeriod) USDPerToken(kind string) string {
	rate, known := p.rates[kind]
	if !known {
		return "NULL"
	}
	return "DECIMAL '" + rate.Shift(-6).StringFixed(12) + "'"
}

// ratePeriods turns a valid rate card into periods of which exactly one, or none, holds for a request.
func ratePeriods(rates []Rate) []ratePeriod {
	var order []offer
	byOffer := map[offer][]Rate{}
	for _, r := range rates {
		o := offer{r.Model, r.Routing, r.Region}
		if byOffer[o] == nil {
			order = append(order, o)
		}
		byOffer[o] = append(byOffer[o], r)
	}
	var periods []ratePeriod
	for _, o := range order {
		days := changes(byOffer[o])
		for i, from := range days[:len(days)-1] {
			base := ratePeriod{offer: o, From: from, To: days[i+1], MaxPrompt: maxTokens, rates: on(from, 0, byOffer[o])}
			long := ratePeriod{offer: o, From: from, To: days[i+1], MinPrompt: longPrompt, MaxPrompt: maxTokens, rates: on(from, longPrompt, byOffer[o])}
			if len(long.rates) > 0 {
				base.MaxPrompt = longPrompt - 1
				periods = append(periods, long)
			}
			if len(base.rates) > 0 {
				periods = append(periods, base)
			}
		}
	}
	return periods
}

// changes returns the days on which any of the rates begins or ends, in order, closed by the last day.
func changes(rates []Rate) []catalog.Date {
	days := map[catalog.Date]bool{lastDay: true}
	for _, r := range rates {
		days[r.ValidFrom] = true
		if r.ValidTo != "" {
			days[r.ValidTo] = true
		}
	}
	return slices.Sorted(maps.Keys(days))
}

// on returns the rates of a prompt size that hold on a day, by token kind.
func on(day catalog.Date, minPrompt int, rates []Rate) map[string]decimal.Decimal {
	holding := map[string]decimal.Decimal{}
	for _, r := range rates {
		if r.MinPromptTokens == minPrompt && r.ValidFrom <= day && (r.ValidTo == "" || day < r.ValidTo) {
			holding[r.TokenKind] = r.USDPerMillion
		}
	}
	return holding
}
