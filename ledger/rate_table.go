package ledger

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// rateTable holds lines of the rate card as the texts of a view.
type rateTable struct {
	// Texts are the rows, a line each, Sources their sources.
	Texts, Sources string
	TokenKinds     []string
}

func newRateTable(rates []Rate) rateTable {
	texts, sources := rateTexts(rates)
	return rateTable{strings.Join(texts, "\n"), strings.Join(sources, separator), TokenKinds()}
}

// modelTexts returns a text of each model: its id, the unit by which it is billed, and whether its cache lives for 30 minutes.
func modelTexts(rates []Rate, units []Unit) []string {
	halfHour := map[string]bool{}
	for _, r := range rates {
		halfHour[r.Model] = halfHour[r.Model] || r.CacheWrite30m != nil
	}
	var texts []string
	for _, model := range slices.Sorted(maps.Keys(halfHour)) {
		texts = append(texts, strings.Join([]string{model, "tokens", strconv.FormatBool(halfHour[model])}, separator))
	}
	for _, u := range units {
		texts = append(texts, strings.Join([]string{u.Model, string(u.Billing), "false"}, separator))
	}
	return texts
}
