package main

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

//go:embed bill.html
var page string

// nameShown is the number of characters of a name that the page shows.
const nameShown = 60

// printHTML writes one page that needs nothing else: the daily bars by the first key, the table, and the caveats.
func printHTML(w io.Writer, b *bill) error {
	chart, err := dailyBars(b)
	if err != nil {
		return err
	}
	rows, sums := b.shown()
	return template.Must(template.New("bill").Funcs(template.FuncMap{
		"cells":     b.cells,
		"name":      keyName,
		"inCents":   inCents,
		"grouped":   func(n int) string { return grouped.Sprint(n) },
		"printable": printable.Text,
	}).Parse(page)).Execute(w, map[string]any{
		"Title":    title,
		"Estimate": estimate,
		"By":       strings.Join(b.Keys, " and "),
		"Created":  b.Created.UTC().Format("2006-01-02 15:04 UTC"),
		"Bill":     b,
		"Columns":  figureNames,
		"Rows":     rows,
		"Sums":     sums,
		"Caveats":  b.caveats(),
		"Chart":    chart,
	})
}
