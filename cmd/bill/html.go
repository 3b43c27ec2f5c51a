package main

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
)

//go:embed bill.html
var page string

// printHTML writes one page that needs nothing else: the daily bars by team, the table, and the caveats.
func printHTML(w io.Writer, b *bill) error {
	chart, err := dailyBars(b)
	if err != nil {
		return err
	}
	return template.Must(template.New("bill").Funcs(template.FuncMap{
		"cells":   b.cells,
		"inCents": inCents,
	}).Parse(page)).Execute(w, map[string]any{
		"Title":    title,
		"Estimate": estimate,
		"By":       strings.Join(b.Keys, " and "),
		"Created":  b.Created.UTC().Format("2006-01-02 15:04 UTC"),
		"Bill":     b,
		"Caveats":  b.caveats(),
		"Chart":    template.HTML(chart), //nolint:gosec // drawn by us; the library escapes its texts
	})
}
