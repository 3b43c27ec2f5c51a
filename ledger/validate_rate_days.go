package ledger

import (
	"cmp"
	"slices"
	"strings"
)

// price identifies the price of a rate: a rate without its days.
type price struct {
	model, routing, region string
	minPromptTokens        int
	tokenKind              string
}

func (r Rate) price() price {
	return price{r.Model, r.Routing, r.Region, r.MinPromptTokens, r.TokenKind}
}

// periods finds days on which a price has two rates, or none between two.
func periods(rates []Rate) []error {
	var mistakes []error
	histories := map[price][]Rate{}
	for _, r := range rates {
		histories[r.price()] = append(histories[r.price()], r)
	}
	for _, history := range histories {
		slices.SortFunc(history, func(a, b Rate) int { return strings.Compare(string(a.ValidFrom), string(b.ValidFrom)) })
		for i := 1; i < len(history); i++ {
			before, now := history[i-1], history[i]
			switch {
			case before.ValidTo == "" || before.ValidTo > now.ValidFrom:
				mistakes = append(mistakes, now.mistake("overlaps line %d from %s on; end that one with valid_to", before.Line, now.ValidFrom))
			case before.ValidTo < now.ValidFrom:
				mistakes = append(mistakes, now.mistake("leaves a gap after line %d: no rate from %s to %s", before.Line, before.ValidTo, now.ValidFrom))
			}
		}
	}
	slices.SortFunc(mistakes, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return mistakes
}
