package ledger

import (
	"errors"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// priceDigits is how many digits after the point a rate may have: a token's price then has twelve.
const priceDigits = 6

// ValidateRates returns every mistake of a rate card, joined, each with its line.
func ValidateRates(rates []Rate) error {
	var mistakes []error
	for _, r := range rates {
		mistakes = append(mistakes, r.validate()...)
	}
	mistakes = append(mistakes, periods(rates)...)
	mistakes = append(mistakes, claudePremium(rates)...)
	mistakes = append(mistakes, longPrompts(rates)...)
	return errors.Join(mistakes...)
}

// validate checks one line alone.
func (r Rate) validate() []error {
	var mistakes []error
	add := func(format string, args ...any) { mistakes = append(mistakes, r.mistake(format, args...)) }
	if r.Model == "" {
		add("model is missing")
	}
	if !slices.Contains([]string{string(catalog.Global), string(catalog.Geo), string(catalog.Regional)}, r.Routing) {
		add("routing %q is unknown; allowed: global, geo, regional", r.Routing)
	}
	if r.Region != "" && !slices.Contains(catalog.KnownRegions, r.Region) {
		add("region %q is unknown; leave it empty for any", r.Region)
	}
	if r.Tier != "standard" {
		add("tier %q cannot be seen in the logs; allowed: standard", r.Tier)
	}
	if r.MinPromptTokens != 0 && r.MinPromptTokens != longPrompt {
		add("min_prompt_tokens %d; allowed: 0, %d", r.MinPromptTokens, longPrompt)
	}
	if !slices.Contains(tokenKinds, r.TokenKind) {
		add("token_kind %q is unknown; allowed: %s", r.TokenKind, strings.Join(tokenKinds, ", "))
	}
	if r.USDPerMillion.IsNegative() {
		add("usd_per_million %s is negative", r.USDPerMillion)
	}
	if !r.USDPerMillion.Equal(r.USDPerMillion.Truncate(priceDigits)) {
		add("usd_per_million %s has more than %d digits after the point", r.USDPerMillion, priceDigits)
	}
	switch {
	case r.ValidFrom == "" || !r.ValidFrom.Valid():
		add("valid_from %q is not a day; write it as 2026-11-23", r.ValidFrom)
	case !r.ValidTo.Valid():
		add("valid_to %q is not a day; write it as 2026-11-23, or leave it empty", r.ValidTo)
	case r.ValidTo != "" && r.ValidTo <= r.ValidFrom:
		add("valid_to %s is not after valid_from %s", r.ValidTo, r.ValidFrom)
	}
	if r.Source == "" || r.CheckedOn == "" || !r.CheckedOn.Valid() {
		add("needs a source and the day it was checked on; source %q, checked_on %q", r.Source, r.CheckedOn)
	}
	return mistakes
}
