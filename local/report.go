package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

// printTable prints the result of a query under a title.
func printTable(out io.Writer, title string, result *athena.Result) {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	var header table.Row
	var columns []table.ColumnConfig
	for i, c := range result.Columns {
		header = append(header, c.Name)
		if slices.Contains([]string{"bigint", "integer", "double", "decimal"}, c.Type) {
			columns = append(columns, table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	t.AppendHeader(header)
	t.SetColumnConfigs(columns)
	for _, row := range result.Rows {
		var cells table.Row
		for _, v := range row {
			cells = append(cells, display(v))
		}
		t.AppendRow(cells)
	}
	fmt.Fprintf(out, "\n%s\n%s\n", title, t.Render())
}

// display returns a value as text; NULL for NULL.
func display(v *string) string {
	if v == nil {
		return "NULL"
	}
	return *v
}
