package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/secondopinion"
)

// opinionLine is a price of a difference, for programs and spreadsheets. Money is text in JSON, so that no digit is lost.
type opinionLine struct {
	Status          secondopinion.Status `csv:"status" json:"status"`
	Source          string               `csv:"source" json:"source"`
	Key             string               `csv:"key" json:"key"`
	Model           string               `csv:"model" json:"model"`
	Routing         catalog.Routing      `csv:"routing" json:"routing"`
	Prefix          string               `csv:"prefix" json:"prefix"`
	Regions         string               `csv:"regions" json:"regions"` // separated by spaces
	Tier            string               `csv:"tier" json:"tier"`
	MinPromptTokens int                  `csv:"min_prompt_tokens" json:"min_prompt_tokens"`
	TokenKind       string               `csv:"token_kind" json:"token_kind"`
	// USDPerMillion is the third party's price. Null or empty: it prices another unit than tokens.
	USDPerMillion *decimal.Decimal `csv:"usd_per_million" json:"usd_per_million"`
	// The line of the card. Null or empty: it has none.
	CardUSDPerMillion *decimal.Decimal `csv:"card_usd_per_million" json:"card_usd_per_million"`
	CardLine          string           `csv:"card_line" json:"card_line"`
	CardSource        string           `csv:"card_source" json:"card_source"`
	CardNote          string           `csv:"card_note" json:"card_note"`
	Remark            string           `csv:"remark" json:"remark"`
}

// lines returns a line for each price that differs or is missing.
func (r opinionReport) lines() []opinionLine {
	lines := []opinionLine{}
	for _, f := range r.differences() {
		line := opinionLine{
			Status: f.Status, Source: f.Source, Key: f.Key, Model: f.Model, Routing: f.Compared, Prefix: f.Prefix, Regions: strings.Join(f.Regions, " "),
			Tier: f.Tier, MinPromptTokens: f.MinPromptTokens, Remark: f.Reason,
		}
		if f.Rate != nil {
			line.CardLine, line.CardSource, line.CardNote = fmt.Sprintf("%s:%d", f.Rate.File, f.Rate.Line), f.Rate.Source, f.Rate.Note
		}
		for _, v := range f.Values {
			line.TokenKind, line.USDPerMillion, line.CardUSDPerMillion = v.Kind, &v.USD, v.Card
			lines = append(lines, line)
		}
		if f.Values == nil {
			lines = append(lines, line)
		}
	}
	return lines
}

func (r opinionReport) json(w io.Writer) error {
	type gap struct {
		Model   string   `json:"model"`
		Reasons []string `json:"reasons"`
	}
	type coverage struct {
		Source string `json:"source"`
		Models int    `json:"models_billed_by_tokens"`
		Priced int    `json:"priced"`
		Rest   []gap  `json:"rest"`
	}
	out := struct {
		Day      catalog.Date  `json:"day"`
		Findings []opinionLine `json:"findings"`
		Coverage []coverage    `json:"coverage"`
	}{r.day, r.lines(), []coverage{}}
	for _, list := range r.lists {
		c := secondopinion.Covered(r.of(list))
		covered := coverage{list.Source, c.ByTokens, c.Priced, []gap{}}
		for _, g := range c.Rest {
			covered.Rest = append(covered.Rest, gap{g.Model, g.Reasons})
		}
		out.Coverage = append(out.Coverage, covered)
	}
	return cli.JSON(w, out)
}

func (r opinionReport) csv(w io.Writer) error { return cli.CSV(w, r.lines()) }
