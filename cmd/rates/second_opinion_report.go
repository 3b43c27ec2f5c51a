package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/secondopinion"
)

// opinionReport is the output of a second opinion.
type opinionReport struct {
	day      catalog.Date
	lists    []secondopinion.List
	findings []secondopinion.Finding
}

// differences returns the findings that a person looks at.
func (r opinionReport) differences() []secondopinion.Finding {
	return slices.DeleteFunc(slices.Clone(r.findings), func(f secondopinion.Finding) bool {
		return f.Status != secondopinion.Differs && f.Status != secondopinion.Missing
	})
}

func (r opinionReport) print(w io.Writer, format string) error {
	switch format {
	case "json":
		return r.json(w)
	case "csv":
		return r.csv(w)
	default:
		if len(r.differences()) == 0 {
			return nil
		}
		return r.table(cli.IsTerminal(w)).Print(w)
	}
}

// table returns the differences as a table for people, prices in US dollars a million tokens. Prices that differ are red where color is set.
func (r opinionReport) table(color bool) *cli.Table {
	t := cli.NewTable(
		cli.Column{}, cli.Column{Name: "Entry", Wrap: adviceWidth}, cli.Column{Name: "Calls", Wrap: priceWidth}, cli.Column{Name: "Tokens"},
		cli.Column{Name: "Theirs, USD/1M"}, cli.Column{Name: "Card, USD/1M"}, cli.Column{Name: "Remark", Wrap: priceWidth},
	).AsWritten()
	for _, f := range r.differences() {
		var kinds, theirs, card cli.Lines
		for _, v := range f.Values {
			kinds, theirs = append(kinds, v.Kind), append(theirs, v.USD.String())
			ours := "none"
			if v.Card != nil {
				ours = v.Card.String()
			}
			card = append(card, ours)
		}
		t.Row(f.Status, cli.Lines{f.Source, f.Key}, calls(f), kinds, theirs, card, f.Reason)
		t.Separator()
	}
	if color {
		t.Red(func(cells []string) bool { return cells[0] == string(secondopinion.Differs) })
	}
	return t
}

// calls describes the calls of a finding.
func calls(f secondopinion.Finding) string {
	words := []string{string(f.Compared), f.Tier}
	if f.Compared == catalog.Geo && f.Prefix != "" {
		words[0] += " " + f.Prefix
	}
	if f.MinPromptTokens > 0 {
		words = append(words, fmt.Sprintf("from %d tokens", f.MinPromptTokens))
	}
	if f.Regions == nil {
		return strings.Join(words, " ")
	}
	return strings.Join(words, " ") + " in " + strings.Join(f.Regions, " ")
}

// footer sums the run up, with the coverage of litellm's models.
func (r opinionReport) footer() []string {
	counts := map[secondopinion.Status]int{}
	for _, f := range r.findings {
		counts[f.Status]++
	}
	var sources []string
	var lines []string
	for _, list := range r.lists {
		sources = append(sources, list.Source)
	}
	lines = append(lines, fmt.Sprintf("%s compared with the rate card of %s; prices that agree: %d, differ: %d, are missing: %d, are of models not billed by tokens alone: %d",
		strings.Join(sources, " and "), r.day, counts[secondopinion.Agrees], counts[secondopinion.Differs], counts[secondopinion.Missing], counts[secondopinion.OtherUnit]))
	for _, list := range r.lists {
		reasons := map[secondopinion.Reason]int{}
		for _, o := range list.Outside {
			reasons[o.Reason]++
		}
		for _, reason := range slices.Sorted(maps.Keys(reasons)) {
			lines = append(lines, fmt.Sprintf("not compared, entries of %s: %d, %s", list.Source, reasons[reason], reason))
		}
		if strings.HasPrefix(list.Source, litellm) {
			lines = append(lines, r.coverage(list)...)
		}
	}
	return lines
}

// coverage names the models of a list that the card does not price in full.
func (r opinionReport) coverage(list secondopinion.List) []string {
	c := secondopinion.Covered(r.of(list))
	lines := []string{fmt.Sprintf("coverage of %s, in each of its Regions, routings and bands: the card prices %d of %d models that are billed by tokens alone; the rest, and models billed by other units:",
		list.Source, c.Priced, c.ByTokens)}
	for _, gap := range c.Rest {
		lines = append(lines, "  "+gap.Model+": "+strings.Join(gap.Reasons, "; "))
	}
	return lines
}

// of returns the findings of a list.
func (r opinionReport) of(list secondopinion.List) []secondopinion.Finding {
	return slices.DeleteFunc(slices.Clone(r.findings), func(f secondopinion.Finding) bool { return f.Source != list.Source })
}
