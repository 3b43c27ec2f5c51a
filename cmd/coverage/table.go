package main

import (
	"strconv"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// messageWidth is the width at which messages wrap, in characters.
const messageWidth = 72

// table returns the findings as a table for people. Rows of Regions that lose records are marked, and red
// where color is set.
func (r report) table(color bool) *cli.Table {
	t := cli.NewTable(
		cli.Column{}, cli.Column{Name: "Region"}, cli.Column{Name: "Listed"}, cli.Column{Name: "State"}, cli.Column{Name: "Calls 24h", Right: true},
		cli.Column{Name: "Since (UTC)"}, cli.Column{Name: "What to do", Wrap: messageWidth},
	)
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
		t.Row(mark, f.Region, listed, f.State, calls(f), since(f), f.Message)
	}
	if color {
		t.Red(func(cells []string) bool { return cells[0] != "" })
	}
	return t
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
