package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// print prints the report as a table for people, with a line of sums below.
func (r report) print(w io.Writer) error {
	t := cli.NewTable(
		cli.Column{}, cli.Column{Name: "Belief", Wrap: 36}, cli.Column{Name: "Verdict"}, cli.Column{Name: "Seen", Wrap: 56}, cli.Column{Name: "What to do", Wrap: 36},
	)
	for _, l := range r.Lines {
		t.Row(l.Number, l.Title, l.Verdict, l.Seen, strings.TrimSpace(l.Left+" "+l.Remedy))
	}
	if cli.IsTerminal(w) {
		t.Red(func(cells []string) bool { return cells[2] == string(proof.Fails) })
	}
	return errors.Join(t.Print(w), cli.Printf(w, "account %s: %s", r.Account, r.summary()))
}

// summary sums the report up in one line.
func (r report) summary() string {
	parts := []string{fmt.Sprintf("%d hold, %d fail, %d unclear", r.Counts.Holds, r.Counts.Fails, r.Counts.Unclear)}
	if r.Counts.Waiting > 0 {
		parts = append(parts, fmt.Sprintf("%d wait for a result (--continue)", r.Counts.Waiting))
	}
	if r.Counts.NotRun > 0 {
		parts = append(parts, fmt.Sprintf("%d not reached", r.Counts.NotRun))
	}
	return strings.Join(append(parts, "spent "+r.Spent.StringFixed(6)+" USD"), ", ")
}
