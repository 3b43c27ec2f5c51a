package alerts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// published is an offer with the Regions that it differs in.
type published struct {
	offer
	regions []string
}

// byOffer returns prices grouped over their Regions, in the order given, those of called models first.
func byOffer(prices []Price, called []string) []published {
	var groups []published
	index := map[offer]int{}
	for _, p := range prices {
		i, seen := index[p.offer]
		if !seen {
			i, index[p.offer] = len(groups), len(groups)
			groups = append(groups, published{offer: p.offer})
		}
		groups[i].regions = append(groups[i].regions, p.Region)
	}
	slices.SortStableFunc(groups, func(a, b published) int {
		first := map[bool]int{true: 0, false: 1}
		return first[slices.Contains(called, a.Model)] - first[slices.Contains(called, b.Model)]
	})
	return groups
}

// pricesMessage returns, for each price that differs, both amounts with their Regions, and the action to take.
func (n *Notifier) pricesMessage(began, ended []published, stillOpen int) string {
	var text strings.Builder
	if len(began) > 0 {
		_, _ = fmt.Fprintf(&text, "Published prices that differ from the rate card, in USD a million tokens:\n%s"+
			"What to do: run go run ./cmd/rates update, review the new lines and deploy. Until then bills use the prices of the card.\n\n", offers(began))
	}
	if len(ended) > 0 {
		_, _ = fmt.Fprintf(&text, "Ended, no longer found in the Regions of the lists:\n%s\n", offers(ended))
	}
	if stillOpen > 0 {
		_, _ = fmt.Fprintf(&text, "Messages were sent before about %d more, by Region, which still differ.\n\n", stillOpen)
	}
	_, _ = fmt.Fprintf(&text, "Account %s. All differences: go run ./cmd/rates update. By symptom: docs/runbook.md.\n", n.account)
	return text.String()
}

// uncomparedMessage returns the reason why the Price List could not be read, and the action to take.
func (n *Notifier) uncomparedMessage(reason error, stillOpen int) string {
	text := fmt.Sprintf("The rate card was not compared with the prices that AWS publishes: %s.\nWhether a price has changed is not known.", short(reason.Error()))
	if stillOpen > 0 {
		text += fmt.Sprintf(" Messages were sent before about %d differences by Region, which stay open.", stillOpen)
	}
	return text + fmt.Sprintf("\nWhat to do: where pricing:GetProducts is denied to the detector's role, allow it. Otherwise the run of the next week tries again. "+
		"Until then: go run ./cmd/rates update.\n\nAccount %s. By symptom: docs/runbook.md.\n", n.account)
}

// offers returns a line for each offer.
func offers(groups []published) string {
	var lines []string
	for _, g := range groups {
		band := ""
		if g.MinPromptTokens > 0 {
			band = fmt.Sprintf(" of prompts from %d tokens", g.MinPromptTokens)
		}
		lines = append(lines, fmt.Sprintf("%s, %s routing, %s tier, %s%s: %s on the card, %s published. Regions: %s.",
			short(g.Model), g.Routing, g.Tier, kindsInWords[g.TokenKind], band, g.Card, g.Published, strings.Join(g.regions, ", ")))
	}
	return list(lines)
}

// kindsInWords are the kinds of token.
var kindsInWords = map[string]string{
	ledger.Input: "input", ledger.Output: "output", ledger.CacheRead: "cache read", ledger.CacheWrite5m: "cache write (5 minutes)",
	ledger.CacheWrite30m: "cache write (30 minutes)", ledger.CacheWrite1h: "cache write (1 hour)",
}
