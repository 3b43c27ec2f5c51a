package main

import (
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

// jsonDifference is a difference for programs: money is text, so that no digit is lost.
type jsonDifference struct {
	Status          pricelist.Status `json:"status"`
	Model           string           `json:"model"`
	Routing         string           `json:"routing"`
	Tier            string           `json:"tier"`
	MinPromptTokens int              `json:"min_prompt_tokens"`
	TokenKind       string           `json:"token_kind"`
	// Long is a price of long prompts whose size neither the list nor the card says.
	Long bool `json:"long"`
	// Card is the rate card's; null: it has none.
	Card      *jsonRate       `json:"card"`
	Published []jsonPublished `json:"published"`
	Advice    string          `json:"advice"`
}

type jsonRate struct {
	File          string `json:"file"`
	Line          int    `json:"line"`
	Region        string `json:"region"`
	USDPerMillion string `json:"usd_per_million"`
}

type jsonPublished struct {
	USDPerMillion string   `json:"usd_per_million"`
	Regions       []string `json:"regions"`
	Products      []string `json:"products"`
}

func (r report) json(w io.Writer) error {
	differences := []jsonDifference{}
	for _, d := range r.comparison.Differences {
		out := jsonDifference{
			Status: d.Status, Model: d.Model, Routing: d.Routing, Tier: d.Tier, MinPromptTokens: d.MinPromptTokens, TokenKind: d.TokenKind, Long: d.Long,
			Published: []jsonPublished{}, Advice: advice(d),
		}
		if usd, known := d.Price(); known {
			out.Card = &jsonRate{d.Rate.File, d.Rate.Line, d.Rate.Region, usd.String()}
		}
		for _, p := range d.Published {
			out.Published = append(out.Published, jsonPublished{p.USDPerMillion.String(), p.Regions, p.Products})
		}
		differences = append(differences, out)
	}
	return cli.JSON(w, differences)
}

// csvLine is a published price of a difference, or a rate that is gone, as a line for spreadsheets.
type csvLine struct {
	Status          pricelist.Status `csv:"status"`
	Model           string           `csv:"model"`
	Routing         string           `csv:"routing"`
	Tier            string           `csv:"tier"`
	MinPromptTokens int              `csv:"min_prompt_tokens"`
	TokenKind       string           `csv:"token_kind"`
	Long            bool             `csv:"long"`
	// The rate of the card. Empty: it has none.
	CardFile          string           `csv:"card_file"`
	CardLine          *int             `csv:"card_line"`
	CardRegion        string           `csv:"card_region"`
	CardUSDPerMillion *decimal.Decimal `csv:"card_usd_per_million"`
	// The published price. Empty: the rate is gone.
	PublishedUSDPerMillion *decimal.Decimal `csv:"published_usd_per_million"`
	// PublishedRegions are separated by spaces.
	PublishedRegions string `csv:"published_regions"`
	Advice           string `csv:"advice"`
}

// csv prints a line for each published price of a difference, and one for a rate that is gone.
func (r report) csv(w io.Writer) error {
	var lines []csvLine
	for _, d := range r.comparison.Differences {
		line := csvLine{
			Status: d.Status, Model: d.Model, Routing: d.Routing, Tier: d.Tier, MinPromptTokens: d.MinPromptTokens, TokenKind: d.TokenKind,
			Long: d.Long, Advice: advice(d),
		}
		if usd, known := d.Price(); known {
			line.CardFile, line.CardLine, line.CardRegion, line.CardUSDPerMillion = d.Rate.File, &d.Rate.Line, d.Rate.Region, &usd
		}
		for _, p := range d.Published {
			line.PublishedUSDPerMillion, line.PublishedRegions = &p.USDPerMillion, strings.Join(p.Regions, " ")
			lines = append(lines, line)
		}
		if d.Published == nil {
			lines = append(lines, line)
		}
	}
	return cli.CSV(w, lines)
}
