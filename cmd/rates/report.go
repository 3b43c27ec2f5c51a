package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

// report is the output of a run.
type report struct {
	list       pricelist.List
	comparison pricelist.Comparison
	proposal   pricelist.Proposal
	day        catalog.Date
	regions    []string
}

func (r report) print(w io.Writer, format string, files []cardFile) error {
	switch format {
	case "json":
		return r.json(w)
	case "csv":
		return r.csv(w)
	case "diff":
		return printDiff(w, files)
	default:
		if len(r.comparison.Differences) == 0 {
			return nil
		}
		return r.table(cli.IsTerminal(w)).Print(w)
	}
}

// drift reports whether anything but a price that is gone differs: a line that the list lacks may be right.
func (r report) drift() bool {
	return len(r.proposal.Changes) > 0 || slices.ContainsFunc(r.comparison.Differences, func(d pricelist.Difference) bool { return d.Status != pricelist.Gone })
}

// footer sums the run up, with the numbers of what was not compared.
func (r report) footer(verbose bool) []string {
	c := r.comparison
	counts := map[pricelist.Status]int{}
	for _, d := range c.Differences {
		counts[d.Status]++
	}
	changed, begun := 0, 0
	for _, change := range r.proposal.Changes {
		if change.Before != nil && change.Before.Region == change.After.Region && change.Before.MinPromptTokens == change.After.MinPromptTokens {
			changed++
		} else {
			begun++
		}
	}
	lines := []string{
		fmt.Sprintf("%s of %s compared with %s in %s: %d differ, %d missing, %d gone, %s unknown",
			cli.Counted(c.Compared, "price"), r.day, cli.Counted(len(r.list.Prices), "published price"), r.where(),
			counts[pricelist.Differs], counts[pricelist.Missing], counts[pricelist.Gone], cli.Counted(counts[pricelist.UnknownModel], "model")),
		fmt.Sprintf("proposed: %s with other prices from %s on, %s", cli.Counted(changed, "line"), r.day, cli.Counted(begun, "new line")),
		fmt.Sprintf("not compared: %s of Regions that were not read, %s that the card does not have, %s of other providers",
			cli.Counted(c.NotRead, "price"), cli.Counted(len(c.NotOnCard), "model"), cli.Counted(len(c.OtherModels), "model")),
	}
	for _, u := range r.proposal.Unmapped {
		lines = append(lines, fmt.Sprintf("no place on the card: %s, %s: %s", cli.Counted(u.Prices, "price"), cli.Counted(len(u.Names), "model"), u.Reason))
		if verbose {
			lines = append(lines, "  "+strings.Join(u.Names, ", "))
		}
	}
	lines = append(lines, "not understood: "+cli.Counted(len(r.list.Unclear), "product"))
	if !verbose {
		if len(r.list.Unclear) > 0 {
			lines[len(lines)-1] += " (--verbose lists them)"
		}
		return lines
	}
	return append(lines, r.details()...)
}

// where names the Regions read.
func (r report) where() string {
	if slices.Equal(r.regions, catalog.KnownRegions) {
		return "every commercial Region"
	}
	return strings.Join(r.regions, ", ")
}

// details lists the products that the footer counts.
func (r report) details() []string {
	var lines []string
	for _, u := range r.list.Unclear {
		lines = append(lines, fmt.Sprintf("  %s in %s: %s", u.Product, strings.Join(u.Regions, ", "), u.Reason))
	}
	for _, reason := range slices.Sorted(maps.Keys(r.list.PassedOver)) {
		lines = append(lines, fmt.Sprintf("passed over: %s, %s", cli.Counted(r.list.PassedOver[reason], "product"), reason))
	}
	if names := r.comparison.NotOnCard; names != nil {
		lines = append(lines, "not on the card: "+strings.Join(names, ", "))
	}
	if names := r.comparison.OtherModels; names != nil {
		lines = append(lines, "other providers: "+strings.Join(names, ", "))
	}
	return lines
}

// advice returns the change of the lists that resolves a difference.
func advice(d pricelist.Difference) string {
	switch {
	case d.Status == pricelist.Differs:
		return fmt.Sprintf("end %s:%d with valid_to, add a line", d.Rate.File, d.Rate.Line)
	case d.Status == pricelist.Missing && d.Long:
		return "find the size of long prompts, add a line"
	case d.Status == pricelist.Missing:
		return "add the price to a line of the card"
	case d.Status == pricelist.Gone:
		return fmt.Sprintf("end %s:%d with valid_to, unless it is right", d.Rate.File, d.Rate.Line)
	default:
		return "add its id to internal/pricelist/models.csv"
	}
}
