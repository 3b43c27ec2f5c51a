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
	day        catalog.Date
	regions    []string
}

func (r report) print(w io.Writer, format string) error {
	switch format {
	case "json":
		return r.json(w)
	case "csv":
		return r.csv(w)
	default:
		if len(r.comparison.Differences) == 0 {
			return nil
		}
		_, err := fmt.Fprintln(w, r.table(cli.IsTerminal(w)))
		return err
	}
}

// footer sums the run up, with the numbers of what was not compared.
func (r report) footer(verbose bool) []string {
	c := r.comparison
	counts := map[pricelist.Status]int{}
	for _, d := range c.Differences {
		counts[d.Status]++
	}
	lines := []string{
		fmt.Sprintf("%s of %s compared with %s in %s: %d differ, %d missing, %d gone, %s unknown",
			counted(c.Compared, "rate"), r.day, counted(len(r.list.Prices), "published price"), strings.Join(r.regions, ", "),
			counts[pricelist.Differs], counts[pricelist.Missing], counts[pricelist.Gone], counted(counts[pricelist.UnknownModel], "model")),
		fmt.Sprintf("not compared: %s of Regions that were not read, %s that the card does not have, %s of other providers",
			counted(c.NotRead, "rate"), counted(len(c.NotOnCard), "model"), counted(len(c.OtherModels), "model")),
		"not understood: " + counted(len(r.list.Unclear), "product"),
	}
	if !verbose {
		if len(r.list.Unclear) > 0 {
			lines[2] += " (--verbose lists them)"
		}
		return lines
	}
	return append(lines, r.details()...)
}

// details lists the products that the footer counts.
func (r report) details() []string {
	var lines []string
	for _, u := range r.list.Unclear {
		lines = append(lines, fmt.Sprintf("  %s in %s: %s", u.Product, strings.Join(u.Regions, ", "), u.Reason))
	}
	for _, reason := range slices.Sorted(maps.Keys(r.list.PassedOver)) {
		lines = append(lines, fmt.Sprintf("passed over: %s, %s", counted(r.list.PassedOver[reason], "product"), reason))
	}
	if names := r.comparison.NotOnCard; names != nil {
		lines = append(lines, "not on the card: "+strings.Join(names, ", "))
	}
	if names := r.comparison.OtherModels; names != nil {
		lines = append(lines, "other providers: "+strings.Join(names, ", "))
	}
	return lines
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// advice returns the change of the lists that resolves a difference.
func advice(d pricelist.Difference) string {
	switch d.Status {
	case pricelist.Differs:
		return fmt.Sprintf("end rates.csv:%d with valid_to, add a rate", d.Rate.Line)
	case pricelist.Missing:
		return "add a rate to rates.csv"
	case pricelist.Gone:
		return fmt.Sprintf("end rates.csv:%d with valid_to", d.Rate.Line)
	default:
		return "add its id to internal/pricelist/models.csv"
	}
}
