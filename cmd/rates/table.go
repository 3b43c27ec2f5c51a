package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

// priceWidth is where published prices wrap, in characters.
const priceWidth = 40

// table returns the differences as a table for people, prices in US dollars a million tokens. Prices that differ from the
// card are red where color is set.
func (r report) table(color bool) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.AppendHeader(table.Row{"", "Model", "Routing", "Tier", "Tokens", "Card, USD/1M", "AWS, USD/1M", "What to do"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 7, WidthMax: priceWidth, WidthMaxEnforcer: text.WrapSoft}})
	for _, d := range r.comparison.Differences {
		t.AppendRow(table.Row{d.Status, cli.Printable(d.Model), d.Routing, d.Tier, tokens(d), cardPrice(d), r.published(d), advice(d)})
	}
	if color {
		t.SetRowPainter(func(row table.Row) text.Colors {
			if row[0] == pricelist.Differs {
				return text.Colors{text.FgRed}
			}
			return nil
		})
	}
	return t.Render()
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
func (r report) published(d pricelist.Difference) string {
	if d.Status == pricelist.UnknownModel {
		first, last := d.Published[0], d.Published[len(d.Published)-1]
		return fmt.Sprintf("%s, %s to %s", counted(len(d.Published), "price"), first.USDPerMillion, last.USDPerMillion)
	}
	var lines []string
	for _, p := range d.Published {
		line := p.USDPerMillion.String()
		if !slices.Equal(p.Regions, r.regions) {
			line += " in " + strings.Join(p.Regions, ", ")
		}
		lines = append(lines, line)
	}
	if lines == nil {
		return "none"
	}
	return strings.Join(lines, "\n")
}
