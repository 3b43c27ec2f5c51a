package ledger

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

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

// claudeFactor is the price of Claude in its Geo and in one Region, relative to Global.
// https://aws.amazon.com/bedrock/pricing/
var claudeFactor = decimal.RequireFromString("1.1")

// otherThanFactor begins the note of a rate of Claude that is meant to be something else.
const otherThanFactor = "not 1.1 times global: "

// claudePremium finds Geo and regional rates of Claude that are not 1.1 times the Global rate of the same days, or have none to be
// compared with, and give no reason.
func claudePremium(rates []Rate) []error {
	global := map[price][]Rate{}
	for _, r := range rates {
		if r.Routing == string(catalog.Global) {
			global[r.price()] = append(global[r.price()], r)
		}
	}
	var mistakes []error
	for _, r := range rates {
		if r.Routing == string(catalog.Global) || !strings.HasPrefix(r.Model, "anthropic.claude-") || strings.HasPrefix(r.Note, otherThanFactor) {
			continue
		}
		same := r.price()
		same.routing, same.region = string(catalog.Global), ""
		compared := false
		for _, g := range global[same] {
			if !r.meets(g) {
				continue
			}
			compared = true
			if want := g.USDPerMillion.Mul(claudeFactor); !r.USDPerMillion.Equal(want) {
				mistakes = append(mistakes, r.mistake("usd_per_million %s is not 1.1 times the global %s of line %d; if that is right, begin note with %q",
					r.USDPerMillion, g.USDPerMillion, g.Line, otherThanFactor))
			}
		}
		if !compared {
			mistakes = append(mistakes, r.mistake("has no global rate of the same days to be 1.1 times of; add it, or begin note with %q", otherThanFactor))
		}
	}
	return mistakes
}

// meets reports whether both rates hold on some day.
func (r Rate) meets(other Rate) bool {
	return (other.ValidTo == "" || r.ValidFrom < other.ValidTo) && (r.ValidTo == "" || other.ValidFrom < r.ValidTo)
}

// longPrompts finds kinds of tokens that are priced for short prompts and not for long ones, where others are: a long prompt is
// priced by the lines for long prompts alone.
func longPrompts(rates []Rate) []error {
	long := map[offer]Rate{}
	priced := map[price]bool{}
	for _, r := range rates {
		priced[r.price()] = true
		if o := (offer{r.Model, r.Routing, r.Region}); r.MinPromptTokens == longPrompt && long[o].Line == 0 {
			long[o] = r
		}
	}
	var mistakes []error
	for _, r := range rates {
		other, any := long[offer{r.Model, r.Routing, r.Region}]
		p := r.price()
		p.minPromptTokens = longPrompt
		if any && !priced[p] {
			mistakes = append(mistakes, r.mistake("has no line for long prompts, which line %d begins to price; add one with min_prompt_tokens %d", other.Line, longPrompt))
		}
	}
	return mistakes
}
