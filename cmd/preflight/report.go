package main

import (
	"fmt"
	"io"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// report is the printed part of a run.
type report struct {
	results []result
	// count counts the results of each status, printed or not.
	count map[status]int
}

// newReport leaves out the checks that are in order, unless all is set.
func newReport(results []result, all bool) report {
	r := report{results: []result{}, count: map[status]int{}}
	for _, found := range results {
		r.count[found.Status]++
		if all || found.Status != ok {
			r.results = append(r.results, found)
		}
	}
	return r
}

func (r report) print(w io.Writer, format string) error {
	if format == "json" {
		return cli.JSON(w, r.results)
	}
	if len(r.results) == 0 {
		return nil
	}
	return r.table(cli.IsTerminal(w)).Print(w)
}

// messageWidth is where messages wrap, in characters.
const messageWidth = 80

// table returns the results as a table for people. Checks that fail are red where color is set.
func (r report) table(color bool) *cli.Table {
	t := cli.NewTable(cli.Column{Name: "Region"}, cli.Column{Name: "Check"}, cli.Column{Name: "Status"}, cli.Column{Name: "What to do", Wrap: messageWidth})
	for _, found := range r.results {
		t.Row(found.Region, found.Check, found.Status, found.Message)
	}
	if color {
		t.Red(func(cells []string) bool { return cells[2] == string(fails) })
	}
	return t
}

// footer sums the run up in one line.
func (r report) footer(account string) string {
	return fmt.Sprintf("account %s: %d checks in order, %d fail, %d warnings, %d unknown", account, r.count[ok], r.count[fails], r.count[warning], r.count[unknown])
}
