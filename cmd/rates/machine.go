package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

// jsonDifference is a difference for programs: money is text, so that no digit is lost.
type jsonDifference struct {
	Status          pricelist.Status `json:"status"`
	Model           string           `json:"model"`
	Routing         string           `json:"routing"`
	MinPromptTokens int              `json:"min_prompt_tokens"`
	TokenKind       string           `json:"token_kind"`
	// Card is the rate card's; null: it has none.
	Card      *jsonRate       `json:"card"`
	Published []jsonPublished `json:"published"`
	Advice    string          `json:"advice"`
}

type jsonRate struct {
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
			Status: d.Status, Model: d.Model, Routing: d.Routing, MinPromptTokens: d.MinPromptTokens, TokenKind: d.TokenKind,
			Published: []jsonPublished{}, Advice: advice(d),
		}
		if d.Rate != nil {
			out.Card = &jsonRate{d.Rate.Line, d.Rate.Region, d.Rate.USDPerMillion.String()}
		}
		for _, p := range d.Published {
			out.Published = append(out.Published, jsonPublished{p.USDPerMillion.String(), p.Regions, p.Products})
		}
		differences = append(differences, out)
	}
	return cli.JSON(w, differences)
}

// csv prints a line for each published price of a difference, and one for a rate that is gone. Regions have a space between.
func (r report) csv(w io.Writer) error {
	lines := csv.NewWriter(w)
	_ = lines.Write([]string{
		"status", "model", "routing", "min_prompt_tokens", "token_kind", "card_line", "card_region", "card_usd_per_million",
		"published_usd_per_million", "published_regions", "advice",
	})
	for _, d := range r.comparison.Differences {
		line := []string{string(d.Status), d.Model, d.Routing, strconv.Itoa(d.MinPromptTokens), d.TokenKind, "", "", ""}
		if d.Rate != nil {
			line[5], line[6], line[7] = strconv.Itoa(d.Rate.Line), d.Rate.Region, d.Rate.USDPerMillion.String()
		}
		for _, p := range d.Published {
			_ = lines.Write(append(line[:8:8], p.USDPerMillion.String(), strings.Join(p.Regions, " "), advice(d)))
		}
		if d.Published == nil {
			_ = lines.Write(append(line[:8:8], "", "", advice(d)))
		}
	}
	lines.Flush()
	return lines.Error()
}
