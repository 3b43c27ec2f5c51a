package ledger

import (
	"cmp"
	"slices"
	"strings"
)

// price identifies the prices of a line: a rate without its days.
type price struct {
	offer
	minPromptTokens int
}

func (r *Rate) band() price { return price{r.offer(), r.MinPromptTokens} }

// periods finds days on which two lines give the same prices, or none between two.
func periods(rates []Rate) []error {
	var mistakes []error
	histories := map[price][]Rate{}
	for _, r := range rates {
		histories[r.band()] = append(histories[r.band()], r)
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
