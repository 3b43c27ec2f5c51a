package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// print prints the report as a table for people, with a line of sums below.
func (r report) print(w io.Writer) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"", "Belief", "Verdict", "Seen", "What to do"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 2, WidthMax: 36, WidthMaxEnforcer: text.WrapSoft},
		{Number: 4, WidthMax: 56, WidthMaxEnforcer: text.WrapSoft},
		{Number: 5, WidthMax: 36, WidthMaxEnforcer: text.WrapSoft},
	})
	for _, l := range r.Lines {
		t.AppendRow(table.Row{l.Number, l.Title, l.Verdict, cli.Printable(l.Seen), cli.Printable(strings.TrimSpace(l.Left + " " + l.Remedy))})
	}
	if cli.IsTerminal(w) {
		t.SetRowPainter(func(row table.Row) text.Colors {
			if row[2] == proof.Fails {
				return text.Colors{text.FgRed}
			}
			return nil
		})
	}
	_, err := fmt.Fprintf(w, "%s\naccount %s: %s\n", t.Render(), r.Account, r.summary())
	return err
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
