package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

// Widths at which columns wrap, in characters.
const (
	priceWidth  = 40
	adviceWidth = 80
)

// table returns the differences as a table for people, prices in US dollars a million tokens. Prices that differ from the
// card are red where color is set.
func (r report) table(color bool) *cli.Table {
	t := cli.NewTable(
		cli.Column{}, cli.Column{Name: "Model"}, cli.Column{Name: "Routing"}, cli.Column{Name: "Tier"}, cli.Column{Name: "Tokens"},
		cli.Column{Name: "Card, USD/1M"}, cli.Column{Name: "AWS, USD/1M", Wrap: priceWidth}, cli.Column{Name: "What to do", Wrap: adviceWidth},
	).AsWritten()
	for _, d := range r.comparison.Differences {
		t.Row(d.Status, d.Model, d.Routing, d.Tier, tokens(d), cardPrice(d), r.published(d), advice(d))
	}
	if color {
		t.Red(func(cells []string) bool { return cells[0] == string(pricelist.Differs) })
	}
	return t
}

func tokens(d pricelist.Difference) string {
	if d.Long {
		return d.TokenKind + " of long prompts"
	}
	if d.MinPromptTokens > 0 {
		return fmt.Sprintf("%s from %d", d.TokenKind, d.MinPromptTokens)
	}
	return d.TokenKind
}

func cardPrice(d pricelist.Difference) string {
	usd, known := d.Price()
	switch {
	case d.Status == pricelist.UnknownModel:
		return ""
	case !known:
		return "none"
	case d.Rate.Region == "":
		return usd.String()
	default:
		return usd.String() + " in " + d.Rate.Region
	}
}

// published returns a line for each price, with its Regions unless they are all Regions read. An unknown model has one
// line.
func (r report) published(d pricelist.Difference) cli.Lines {
	if d.Status == pricelist.UnknownModel {
		first, last := d.Published[0], d.Published[len(d.Published)-1]
		return cli.Lines{fmt.Sprintf("%s, %s to %s", cli.Counted(len(d.Published), "price"), first.USDPerMillion, last.USDPerMillion)}
	}
	var lines cli.Lines
	for _, p := range d.Published {
		line := p.USDPerMillion.String()
		if !slices.Equal(p.Regions, r.regions) {
			line += " in " + strings.Join(p.Regions, ", ")
		}
		lines = append(lines, line)
	}
	if lines == nil {
		return cli.Lines{"none"}
	}
	return lines
}
