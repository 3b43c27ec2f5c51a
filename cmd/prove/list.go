package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/beliefs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// wrapped is where the texts of a table wrap, in characters.
const wrapped = 60

// printList prints the beliefs with what each check needs.
func printList(w io.Writer, chosen []proof.Check) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"", "Belief", "Status", "Creates", "Result after", "At most USD"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 2, WidthMax: wrapped, WidthMaxEnforcer: text.WrapSoft},
		{Number: 4, WidthMax: wrapped, WidthMaxEnforcer: text.WrapSoft},
		{Number: 6, Align: text.AlignRight},
	})
	for _, c := range chosen {
		b := belief(c.Belief)
		most := ""
		if c.Spends.IsPositive() {
			most = bound(c.Spends)
		}
		t.AppendRow(table.Row{b.Number, b.Title, b.Status, cmp.Or(strings.Join(c.Creates, "; "), "reads only"), cmp.Or(c.Takes, "at once"), most})
	}
	_, err := fmt.Fprintln(w, t.Render())
	return err
}

// belief returns the belief of a number.
func belief(number int) beliefs.Belief {
	for _, b := range beliefs.All() {
		if b.Number == number {
			return b
		}
	}
	return beliefs.Belief{Number: number}
}

// heading returns number and title of a belief.
func heading(number int) string { return belief(number).Heading() }
