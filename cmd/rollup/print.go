package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
)

// printPlan prints the queries of a plan, the bytes that they read and their price, and how many days need none.
func printPlan(w io.Writer, account string, p rollup.Plan) error {
	if p.Days() > 0 {
		table := cli.NewTable(cli.Column{Name: "Days"}, cli.Column{Name: "Number", Right: true}, cli.Column{Name: "Log objects", Right: true},
			cli.Column{Name: "Reads", Right: true}, cli.Column{Name: "USD", Right: true}, cli.Column{Name: "Why", Wrap: 60})
		for _, c := range p.Chunks {
			table.Row(c, len(c.Days), int(c.Objects()), size(c.Bytes()), price(rollup.Plan{Chunks: []rollup.Chunk{c}}), why(c))
		}
		table.Footer("total", p.Days(), "", size(p.Bytes()), price(p), "")
		if err := table.Print(w); err != nil {
			return err
		}
	}
	lines := []string{fmt.Sprintf("account %s, %s to %s: %s to roll up, %d up to date", account, p.First.Format(time.DateOnly), p.Last.Format(time.DateOnly),
		cli.Counted(p.Days(), "day"), p.Current)}
	if len(p.Kept) > 0 {
		lines = append(lines, fmt.Sprintf("%s kept as they are, from %s on: their log objects, or those of the day before, are gone: docs/operations.md, Roll-up",
			cli.Counted(len(p.Kept), "day"), p.Kept[0].Date.Format(time.DateOnly)))
	}
	if p.Days() > 0 {
		lines = append(lines, "a query reads the log objects of its days twice and those of the day before each once; the price is Athena's list price, 5 USD a TB")
	}
	return cli.Println(w, lines...)
}

// why returns the reasons of the days of a query, each with its number of days.
func why(c rollup.Chunk) string {
	count := map[rollup.Reason]int{}
	var order []rollup.Reason
	for _, d := range c.Days {
		if !slices.Contains(order, d.Reason) {
			order = append(order, d.Reason)
		}
		count[d.Reason]++
	}
	var parts []string
	for _, reason := range order {
		parts = append(parts, fmt.Sprintf("%s: %d", reason, count[reason]))
	}
	return strings.Join(parts, "; ")
}

// size returns a number of bytes for people.
func size(bytes int64) string {
	switch {
	case bytes >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
	case bytes > 0:
		return fmt.Sprintf("%.1f MB", max(float64(bytes)/1e6, 0.1))
	}
	return "0"
}

// price returns the price of the queries of a plan in cents, rounded up.
func price(p rollup.Plan) string { return p.USD().RoundUp(2).StringFixed(2) }

// outcome returns what a run did, in one line.
func outcome(r rollup.Result) string {
	line := fmt.Sprintf("rolled up %s, read %s", cli.Counted(r.RolledUp, "day"), size(r.ScannedBytes))
	if n := r.NotRolledUp(); n > 0 {
		line += fmt.Sprintf("; not rolled up: %d; run it again to go on", n)
	}
	return line
}
