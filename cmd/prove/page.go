package main

import (
	_ "embed"
	"html/template"
	"io"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

//go:embed prove.html
var page string

// page writes the report as one page that needs nothing else.
func (r report) page(w io.Writer) error {
	return template.Must(template.New("prove").Funcs(template.FuncMap{"printable": printable.Text}).Parse(page)).Execute(w, map[string]any{
		"Report":  r,
		"Summary": r.summary(),
		"Day":     r.Created.Format("2006-01-02 15:04 UTC"),
	})
}
