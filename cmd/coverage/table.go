package main

import (
	"strconv"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// messageWidth is the width at which messages wrap, in characters.
const messageWidth = 72

// table returns the findings as a table for people. Rows of Regions that lose records are marked, and red
// where color is set.
func (r report) table(color bool) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"", "Region", "Listed", "State", "Calls 24h", "Since (UTC)", "What to do"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Name: "Calls 24h", Align: text.AlignRight},
		{Name: "What to do", WidthMax: messageWidth, WidthMaxEnforcer: text.WrapSoft},
	})
	for _, f := range r.findings {
		mark, listed := "", "no"
		switch {
		case f.Unlogged():
			mark = "UNLOGGED"
		case f.Lossy():
			mark = "FAILING"
		}
		if f.Listed {
			listed = "yes"
		}
		t.AppendRow(table.Row{mark, f.Region, listed, f.State, calls(f), since(f), f.Message})
	}
	if color {
		t.SetRowPainter(func(row table.Row) text.Colors {
			if row[0] != "" {
				return text.Colors{text.FgRed}
			}
			return nil
		})
	}
	return t.Render()
}

// calls returns the number of calls, or ? where it is unknown.
func calls(f coverage.Finding) string {
	switch {
	case f.Invocations24h != nil:
		return strconv.FormatInt(*f.Invocations24h, 10)
	case f.State == coverage.NotEnabled:
		return "-"
	default:
		return "?"
	}
}

// since returns the beginning of the state, or ? where it is unknown.
func since(f coverage.Finding) string {
	if f.Since.IsZero() {
		return "?"
	}
	return f.Since.UTC().Format("2006-01-02 15:04")
}
