package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Words of every bill.
const (
	title    = "Amazon Bedrock spend"
	estimate = "estimate at list price, before discounts"
)

func printTable(w io.Writer, b *bill) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Footer = text.FormatDefault
	t.Style().Format.Header = text.FormatDefault
	var header, footer table.Row
	var columns []table.ColumnConfig
	for i, key := range b.Keys {
		header = append(header, key)
		footer = append(footer, map[bool]string{true: "total"}[i == 0])
	}
	for _, name := range []string{"requests", "input tokens", "output tokens", "cache read", "cache write", "USD", "share", "change"} {
		header = append(header, name)
		columns = append(columns, table.ColumnConfig{Name: name, Align: text.AlignRight, AlignFooter: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(columns)
	t.AppendHeader(header)
	for _, r := range b.Rows {
		line := table.Row{}
		for _, key := range r.Keys {
			line = append(line, key)
		}
		t.AppendRow(append(line, b.cells(r)...))
	}
	t.AppendFooter(append(footer, b.cells(b.Total)...))
	_, err := fmt.Fprintf(w, "%s by %s, %s (%s)\n%s\n%s\n", title, strings.Join(b.Keys, " and "), b.Period, estimate, t.Render(), strings.Join(b.caveats(), "\n"))
	return err
}

// cells returns a row's numbers for people.
func (b *bill) cells(r row) table.Row {
	return table.Row{
		grouped.Sprint(r.Requests), grouped.Sprint(r.InputTokens), grouped.Sprint(r.OutputTokens),
		grouped.Sprint(r.CacheReadTokens), grouped.Sprint(r.CacheWriteTokens),
		inCents(r.USD), b.share(r), b.change(r),
	}
}

// caveats returns the limits of the total: spend without a team, requests that it leaves out, usage that was not logged, and the
// assumptions of its prices.
func (b *bill) caveats() []string {
	lines := append(b.missing(),
		"unattributed: "+inCents(b.Unattributed)+" USD of the total belong to no team",
		"unpriced: "+number(b.Unpriced.Requests, "request")+" with "+number(b.Unpriced.Tokens, "token")+", without a rate or a count and not in the total",
		b.malformed(),
	)
	if b.Total.Disputed > 0 {
		lines = append(lines, "disputed: "+number(b.Total.Disputed, "request")+" with records that disagree; of the records of one owner the dearest is in the total")
	}
	for _, unit := range slices.Sorted(maps.Keys(b.Unpriced.OtherUnits)) {
		lines = append(lines, "not billed by tokens: "+number(b.Unpriced.OtherUnits[unit], "request")+" ("+unit+"), not in the total")
	}
	lines = append(lines, b.NotLogged.caveats()...)
	lines = append(lines, "assumed where no logged body shows them: the standard service tier, and the shortest lifetime of cache writes")
	if b.Unfinished {
		lines = append(lines, "the period is not over: it is not compared with the one before")
	}
	return lines
}
