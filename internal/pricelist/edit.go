package pricelist

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// edit is a rate card that is changed from a day on.
type edit struct {
	day catalog.Date
	// card is the card as it was, now as it is from the day on.
	card, now *card
	// rates are the lines; before are the lines that charged before, by the lines that do now.
	rates  []*ledger.Rate
	before map[*ledger.Rate]*ledger.Rate
	// whole is whether every commercial Region was read.
	whole   bool
	reasons map[string]*Unmapped
}

func newEdit(rates []ledger.Rate, day catalog.Date) *edit {
	copied := slices.Clone(rates)
	e := &edit{day: day, card: cardOn(rates, day), now: cardOn(copied, day), before: map[*ledger.Rate]*ledger.Rate{}, reasons: map[string]*Unmapped{}}
	for i := range copied {
		e.rates = append(e.rates, &copied[i])
	}
	return e
}

// unmapped counts a price that has no place on the card.
func (e *edit) unmapped(reason, name string) {
	u := e.reasons[reason]
	if u == nil {
		u = &Unmapped{Reason: reason}
		e.reasons[reason] = u
	}
	u.Prices++
	u.Names = distinct(append(u.Names, name))
}

// set makes an offer's line of a band have published prices from the day on. charged is the line that charges it, or nil.
func (e *edit) set(o offer, least int, charged *ledger.Rate, published priced) {
	line := ledger.Rate{Model: o.model, Routing: o.routing, Region: o.region, Tier: o.tier, MinPromptTokens: least}
	var carried []string
	if charged != nil {
		line.ValidTo = charged.ValidTo
	}
	if charged != nil && charged.MinPromptTokens == least {
		for _, kind := range ledger.TokenKinds() {
			usd, known := charged.Price(kind)
			if _, now := published.usd[kind]; known && !now {
				line.SetPrice(kind, usd)
				carried = append(carried, kind)
			}
		}
		if carried != nil {
			line.Note = fmt.Sprintf("%s: %s, read on %s", strings.Join(carried, ", "), charged.Source, charged.CheckedOn)
		}
	}
	for kind, usd := range published.usd {
		line.SetPrice(kind, usd)
	}
	line.Source, line.CheckedOn = "AWS Price List ("+strings.Join(published.services, ", ")+")", e.day
	if line.CacheWrite5m != nil && line.CacheWrite30m != nil {
		e.unmapped("the cache of the model lives for another time than the card says", o.model)
		return
	}
	e.put(line, charged)
}

// put adds a line that begins on the day, and ends the line of the same band that charged before.
func (e *edit) put(line ledger.Rate, charged *ledger.Rate) {
	line.File, line.ValidFrom = line.Provider()+".csv", e.day
	var before *ledger.Rate
	if charged != nil {
		was := *charged
		before = &was
	}
	switch {
	case charged == nil || charged.Region != line.Region || charged.MinPromptTokens != line.MinPromptTokens:
		if !e.fits(&line) {
			e.unmapped("the card has no price for some days before or after: add the line by hand, without a gap", line.Model)
			return
		}
	case charged.ValidFrom == e.day:
		*charged = line
		if _, changed := e.before[charged]; !changed {
			e.before[charged] = before
		}
		return
	default:
		charged.ValidTo = e.day
	}
	e.rates, e.before[&line] = append(e.rates, &line), before
	e.now.put(&line, e.day)
}

// fits ends a new line where a later one of its band begins. It reports whether the band's lines have no gap then.
func (e *edit) fits(line *ledger.Rate) bool {
	var ended, begins catalog.Date
	for _, r := range e.rates {
		if offerOf(r) != offerOf(line) || r.MinPromptTokens != line.MinPromptTokens {
			continue
		}
		if r.ValidFrom > e.day && (begins == "" || r.ValidFrom < begins) {
			begins = r.ValidFrom
		}
		if r.ValidFrom <= e.day {
			ended = max(ended, r.ValidTo)
		}
	}
	gap := ended != "" && ended < e.day || begins != "" && line.ValidTo != "" && line.ValidTo < begins
	if begins != "" {
		line.ValidTo = begins
	}
	return !gap
}

// put makes the card of a day have a line, instead of the line of its band.
func (c *card) put(line *ledger.Rate, day catalog.Date) {
	o := offerOf(line)
	lines := slices.DeleteFunc(c.lines[o], func(r *ledger.Rate) bool { return !r.Holds(day) || r.MinPromptTokens == line.MinPromptTokens })
	c.lines[o] = append(lines, line)
	slices.SortFunc(c.lines[o], func(a, b *ledger.Rate) int { return a.MinPromptTokens - b.MinPromptTokens })
}

// shadow gives a Region the longer bands that the lines without Region have, where its new line would charge their prompts instead.
func (e *edit) shadow(o offer, least int) {
	own := e.now.lines[o]
	if len(own) == 0 || own[0].MinPromptTokens != least {
		return
	}
	for _, r := range slices.Clone(e.now.lines[offer{o.model, o.routing, "", o.tier}]) {
		if r.MinPromptTokens > least && (len(own) == 1 || r.MinPromptTokens < own[1].MinPromptTokens) {
			line := *r
			line.Region, line.Note = o.region, "as in every Region"
			e.put(line, r)
		}
	}
}

// hasNoRegion reports whether a new price of a group has no Region: the line that charges it has none, or, where none does, the
// model's lines of the routing in any tier.
func (e *edit) hasNoRegion(charged *ledger.Rate, g group) bool {
	if charged != nil {
		return true
	}
	none := false
	for o := range e.card.lines {
		if o.model == g.model && o.routing == g.routing {
			if o.region != "" {
				return false
			}
			none = true
		}
	}
	return none
}

// proposal returns the card in its order, with its changes.
func (e *edit) proposal() Proposal {
	slices.SortStableFunc(e.rates, func(a, b *ledger.Rate) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return ledger.CompareRates(*a, *b)
	})
	p := Proposal{}
	e.explain()
	line := 0
	for i, r := range e.rates {
		if i == 0 || r.File != e.rates[i-1].File {
			line = 1
		}
		line++
		r.Line = line
		p.Rates = append(p.Rates, *r)
		if before, changed := e.before[r]; changed {
			p.Changes = append(p.Changes, Change{Before: before, After: *r})
		}
	}
	for _, reason := range slices.Sorted(maps.Keys(e.reasons)) {
		p.Unmapped = append(p.Unmapped, *e.reasons[reason])
	}
	return p
}

// explain gives lines of Claude that are not 1.1 times the Global price, because of a change, a note that says so.
func (e *edit) explain() {
	if len(e.before) == 0 {
		return
	}
	var rates []ledger.Rate
	for _, r := range e.rates {
		rates = append(rates, *r)
	}
	for _, i := range ledger.UnexplainedPremiums(rates) {
		reason := ledger.OtherThanFactor + "the AWS Price List of " + string(e.day)
		if note := e.rates[i].Note; note != "" {
			reason += "; " + note
		}
		e.rates[i].Note = reason
	}
}
