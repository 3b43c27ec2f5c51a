package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Words a bill always carries.
const (
	title    = "Amazon Bedrock spend"
	estimate = "estimate at list price, before discounts"
)

// grouped writes numbers with a comma every three digits.
var grouped = message.NewPrinter(language.AmericanEnglish)

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
	_, err := fmt.Fprintf(w, "%s by %s, %s (%s)\n%s\n%s\n", title, strings.Join(b.Keys, " and "), b.Period, estimate, t.Render(), strings.Join(b.honest(), "\n"))
	return err
}

// cells returns a row's numbers for people.
func (b *bill) cells(r row) table.Row {
	return table.Row{
		grouped.Sprint(r.Requests), grouped.Sprint(r.InputTokens), grouped.Sprint(r.OutputTokens),
		grouped.Sprint(r.CacheReadTokens), grouped.Sprint(r.CacheWriteTokens),
		r.USD.StringFixed(2), b.share(r), b.change(r),
	}
}

// honest says what the total does not.
func (b *bill) honest() []string {
	lines := []string{
		"unattributed: " + b.Unattributed.StringFixed(2) + " USD of the total belong to no team",
		grouped.Sprintf("unpriced: %d requests with %d tokens have no rate and are not in the total", b.Unpriced.Requests, b.Unpriced.Tokens),
		grouped.Sprintf("malformed: %d requests have counts that cannot be read and are not in the total", b.Unpriced.Malformed),
	}
	lines = append(lines, b.NotLogged.lines()...)
	if b.Unfinished {
		lines = append(lines, "the period is not over: it is not compared with the one before")
	}
	return lines
}
