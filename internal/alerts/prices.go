package alerts

import (
	"context"
	"errors"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

// pricesKey is the key of the differences that a message was sent for, one JSON line for each price in a Region.
const pricesKey = catalog.AlertsPrefix + "prices.json"

// priceSubject begins the subject of a message about the rate card.
const priceSubject = "Amazon Bedrock prices: "

// Price is a price of the rate card that AWS publishes otherwise in a Region, and that a message was sent for.
type Price struct {
	Region string `json:"region"`
	offer
	// Since is the time of the run that found it.
	Since time.Time `json:"since"`
}

// offer is a price on the card and as published, in USD a million tokens.
type offer struct {
	Model           string `json:"model"`
	Routing         string `json:"routing"`
	Tier            string `json:"tier"`
	MinPromptTokens int    `json:"min_prompt_tokens"`
	TokenKind       string `json:"token_kind"`
	// Card and Published are decimal numbers.
	Card      string `json:"card"`
	Published string `json:"published"`
}

// place is a price without its amounts.
func (p Price) place() Price {
	p.Card, p.Published, p.Since = "", "", time.Time{}
	return p
}

// NotifyPrices compares the rate card with the AWS Price List, and publishes one message about the prices that differ where their set has
// changed since the last message: each difference once, and again where an amount changes. Models that products call come first. A
// price that AWS no longer publishes has not ended. Where the list could not be read, the message says why, nothing has ended, and the error
// is returned. As with [Notifier.Notify], a message that could not be published is sent by the next run.
func (n *Notifier) NotifyPrices(ctx context.Context, at time.Time, called []string, compare func(context.Context) (pricelist.Comparison, error)) error {
	open, err := objectstore.ReadLines[Price](ctx, n.ledger, pricesKey)
	if err != nil {
		return err
	}
	compared, err := compare(ctx)
	if err != nil {
		return errors.Join(err, n.send(ctx, priceSubject+"the rate card was not compared", n.uncomparedMessage(err, len(open))))
	}
	began, after, ended := priceChanges(compared.Differences, open, at)
	if len(began)+len(ended) == 0 {
		return nil
	}
	subject := priceSubject + metering.Count(int64(len(byOffer(began, called))), "published price differs", "published prices differ") + " from the rate card"
	if len(began) == 0 {
		subject = priceSubject + metering.Count(int64(len(byOffer(ended, called))), "difference", "differences") + " from the rate card ended"
	}
	if err := n.send(ctx, subject, n.pricesMessage(byOffer(began, called), byOffer(ended, called), len(after)-len(began))); err != nil {
		return err
	}
	return objectstore.WriteLines(ctx, n.ledger, pricesKey, after...)
}

// priceChanges compares differences with those that a message was sent for. It returns the ones that began, those that are open
// afterwards, and those that ended.
func priceChanges(differences []pricelist.Difference, open []Price, at time.Time) (began, after, ended []Price) {
	places, gone, before := map[Price]bool{}, map[Price]bool{}, map[Price]Price{}
	for _, p := range open {
		before[Price{Region: p.Region, offer: p.offer}] = p
	}
	for _, d := range differences {
		switch d.Status {
		case pricelist.Differs:
			for _, p := range differing(d, at) {
				places[p.place()] = true
				if o, wasOpen := before[Price{Region: p.Region, offer: p.offer}]; wasOpen {
					after = append(after, o)
					continue
				}
				began, after = append(began, p), append(after, p)
			}
		case pricelist.Gone:
			gone[Price{Region: d.Rate.Region, offer: offerOf(d)}.place()] = true
		}
	}
	for _, p := range open {
		everywhere := p.place()
		everywhere.Region = ""
		switch {
		case places[p.place()]: // as it is, or with another amount
		case gone[p.place()] || gone[everywhere]:
			after = append(after, p)
		default:
			ended = append(ended, p)
		}
	}
	return began, after, ended
}

// differing returns the prices that a difference stands for, one for each published price and Region.
func differing(d pricelist.Difference, at time.Time) []Price {
	var prices []Price
	for _, published := range d.Published {
		for _, region := range published.Regions {
			p := Price{Region: region, offer: offerOf(d), Since: at}
			p.Published = published.USDPerMillion.String()
			prices = append(prices, p)
		}
	}
	return prices
}

// offerOf returns the card's price of a difference.
func offerOf(d pricelist.Difference) offer {
	card, _ := d.Price()
	return offer{
		Model: d.Rate.Model, Routing: d.Rate.Routing, Tier: d.Rate.Tier, MinPromptTokens: d.Rate.MinPromptTokens,
		TokenKind: d.TokenKind, Card: card.String(),
	}
}
