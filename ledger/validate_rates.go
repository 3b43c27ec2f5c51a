package ledger

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// PriceDigits is how many digits after the point a rate may have: a token's price then has twelve.
const PriceDigits = 6

// routings are the routings of a rate, in the order of a rate card.
var routings = []string{string(catalog.Global), string(catalog.Geo), string(catalog.Regional)}

// modelID is the form of a foundation model's id: its characters are none of those between the fields of a row.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelSummary.html
var modelID = regexp.MustCompile(`^[a-z0-9-]+\.[a-zA-Z0-9.:_-]+$`)

// ValidateRates returns every mistake of a rate card, joined, each with its line.
func ValidateRates(rates []Rate) error {
	var mistakes []error
	for _, r := range rates {
		mistakes = append(mistakes, r.validate()...)
	}
	mistakes = append(mistakes, sorted(rates)...)
	mistakes = append(mistakes, periods(rates)...)
	mistakes = append(mistakes, claudePremium(rates)...)
	mistakes = append(mistakes, otherUnits(rates)...)
	return errors.Join(mistakes...)
}

// validate checks one line alone.
func (r *Rate) validate() []error {
	var mistakes []error
	add := func(format string, args ...any) { mistakes = append(mistakes, r.mistake(format, args...)) }
	named, routing := catalog.CalledModel(r.Model)
	switch {
	case !modelID.MatchString(r.Model):
		add("model %q is no model id; write it as amazon.nova-lite-v1:0", r.Model)
	case named != r.Model || routing != catalog.Regional:
		add("model %q is no foundation model's own id, or its provider is not in catalog.Providers; it is read as %q, %s", r.Model, named, routing)
	case r.File != r.Provider()+".csv":
		add("model %q is of another provider; its file is rates/%s.csv", r.Model, r.Provider())
	}
	if !slices.Contains(routings, r.Routing) {
		add("routing %q is unknown; allowed: %s", r.Routing, strings.Join(routings, ", "))
	}
	if r.Region != "" && !slices.Contains(catalog.KnownRegions, r.Region) {
		add("region %q is unknown; leave it empty where the price is one in every Region", r.Region)
	}
	if !slices.Contains(Tiers(), r.Tier) {
		add("tier %q is unknown; allowed: %s", r.Tier, strings.Join(Tiers(), ", "))
	}
	if r.MinPromptTokens < 0 {
		add("min_prompt_tokens %d is negative", r.MinPromptTokens)
	}
	mistakes = append(mistakes, r.validatePrices()...)
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
	if strings.ContainsAny(r.Source, "|\n") {
		add("source %q has a character that is not allowed: | or a line's end", r.Source)
	}
	return mistakes
}

// validatePrices checks the prices of a line.
func (r *Rate) validatePrices() []error {
	var mistakes []error
	priced := false
	for _, kind := range TokenKinds() {
		usd, known := r.Price(kind)
		priced = priced || known
		if usd.IsNegative() {
			mistakes = append(mistakes, r.mistake("%s %s is negative", kind, usd))
		}
		if !usd.Equal(usd.Truncate(PriceDigits)) {
			mistakes = append(mistakes, r.mistake("%s %s has more than %d digits after the point", kind, usd, PriceDigits))
		}
	}
	if !priced {
		mistakes = append(mistakes, r.mistake("has no price; fill in one of %s, or remove the line", strings.Join(TokenKinds(), ", ")))
	}
	if r.CacheWrite5m != nil && r.CacheWrite30m != nil {
		mistakes = append(mistakes, r.mistake("has prices of cache_write_5m and cache_write_30m; a record without a body shows one lifetime, that of the model's cache"))
	}
	return mistakes
}

// sorted finds lines that are not in the order of a rate card.
func sorted(rates []Rate) []error {
	var mistakes []error
	for i := 1; i < len(rates); i++ {
		if before, r := rates[i-1], rates[i]; r.File == before.File && CompareRates(before, r) > 0 {
			mistakes = append(mistakes, r.mistake("is out of order: it comes before line %d; sort by model, routing (%s), region, tier (%s), min_prompt_tokens and valid_from",
				before.Line, strings.Join(routings, ", "), strings.Join(Tiers(), ", ")))
		}
	}
	return mistakes
}

// otherUnits finds lines of models that are billed by other units than tokens.
func otherUnits(rates []Rate) []error {
	units, err := Units()
	if err != nil {
		return []error{err}
	}
	var mistakes []error
	for _, r := range rates {
		for _, u := range units {
			if u.Model == r.Model {
				mistakes = append(mistakes, fmt.Errorf("%w: its tokens alone give no price", r.mistake("model %s is billed by %s, by line %d of units.csv", r.Model, u.Billing, u.Line)))
			}
		}
	}
	return mistakes
}
