package pricelist

import (
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// target is what a price is of, on a rate card.
type target struct {
	offer
	min  int
	kind string
}

// Reasons why a price has no place on the card.
const (
	noBand     = "the list does not say from how many tokens on a prompt is long, and the card has no size, or several, for the model"
	noLifetime = "the usage type does not say how long the cache lives, and the card has no cache write, or several, of the model"
)

// place identifies a published price, apart from its routing.
type place struct {
	model, region, tier, kind string
	long                      bool
}

func (p Price) place() place { return place{p.Model, p.Region, p.Tier, p.TokenKind, p.Long} }

// matching finds the places of published prices on a card.
type matching struct {
	card *card
	// geo are the places that have a price for Geo routing alone.
	geo map[place]bool
}

func match(c *card, list List) matching {
	m := matching{c, map[place]bool{}}
	for _, p := range list.Prices {
		if p.Routing == catalog.Geo {
			m.geo[p.place()] = true
		}
	}
	return m
}

// targets returns what a price is of. Where the list does not say of which routing, it is that by which the card prices the model in the
// Region and has the price; of both if it has both, or none. The reason says what the list and the card leave open; then the targets are of
// all prompts, or of a kind that no card has.
func (m matching) targets(p Price) (targets []target, reason string) {
	among := []catalog.Routing{p.Routing}
	if p.Routing == "" {
		among = []catalog.Routing{catalog.Geo, catalog.Regional}
		if m.geo[p.place()] {
			among = among[1:]
		}
		among = m.card.routings(p.Model, p.Region, among)
	}
	least, kind := 0, p.TokenKind
	if p.Long {
		size, known := m.card.long(p.Model)
		if !known {
			reason = noBand
		}
		least = size
	}
	if kind == cacheWrite {
		said, known := m.card.cacheWrite(p.Model)
		if known {
			kind = said
		} else {
			reason = noLifetime
		}
	}
	var priced []target
	for _, routing := range among {
		t := target{offer{p.Model, string(routing), p.Region, p.Tier}, least, kind}
		targets = append(targets, t)
		if _, known := priceOf(m.card.charges(t.offer, least), kind); known {
			priced = append(priced, t)
		}
	}
	if priced != nil {
		targets = priced
	}
	return targets, reason
}
