package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// cellWidth is the width to which the cells of a column without Wrap are cut, in the characters of a terminal.
const cellWidth = 60

// Column is a column of a table.
type Column struct {
	Name string
	// Right aligns the column at the right, for figures.
	Right bool
	// Wrap is the width at which the texts of the column wrap. Zero: they do not, and a longer one is cut.
	Wrap int
}

// Lines are the lines of one cell.
type Lines []string

// Table is a table for people. Its cells are printable: a foreign text cannot leave its cell. Every table that a tool prints is one.
type Table struct {
	columns []Column
	table   table.Writer
}

// NewTable returns a table of these columns without rows, whose header is in capitals.
func NewTable(columns ...Column) *Table {
	t := &Table{columns, table.NewWriter()}
	t.table.SetStyle(table.StyleLight)
	t.table.Style().Format.Footer = text.FormatDefault
	header := make([]any, len(columns))
	configs := make([]table.ColumnConfig, len(columns))
	for i, c := range columns {
		header[i] = c.Name
		configs[i] = table.ColumnConfig{Number: i + 1}
		if c.Right {
			configs[i].Align, configs[i].AlignFooter, configs[i].AlignHeader = text.AlignRight, text.AlignRight, text.AlignRight
		}
		if c.Wrap > 0 {
			configs[i].WidthMax, configs[i].WidthMaxEnforcer = c.Wrap, text.WrapSoft
		}
	}
	t.table.SetColumnConfigs(configs)
	t.table.AppendHeader(t.cells(header))
	return t
}

// AsWritten leaves the header as it is written.
func (t *Table) AsWritten() *Table {
	t.table.Style().Format.Header = text.FormatDefault
	return t
}

// Row adds a row.
func (t *Table) Row(cells ...any) { t.table.AppendRow(t.cells(cells)) }

// Footer adds a row below the others.
func (t *Table) Footer(cells ...any) { t.table.AppendFooter(t.cells(cells)) }

// Separator adds a line below the last row.
func (t *Table) Separator() { t.table.AppendSeparator() }

// Red shows rows in red, given their first cells as text. Call it only where the output is a terminal.
func (t *Table) Red(red func(cells []string) bool) {
	t.table.SetRowPainter(func(row table.Row) text.Colors {
		var cells []string
		for _, cell := range row {
			cells = append(cells, fmt.Sprint(cell))
		}
		if red(cells) {
			return text.Colors{text.FgRed}
		}
		return nil
	})
}

// Print prints the table.
func (t *Table) Print(w io.Writer) error {
	_, err := fmt.Fprintln(w, t)
	return err
}

// String returns the lines of the table.
func (t *Table) String() string { return t.table.Render() }

// cells returns the printable cells of a row. Whole numbers stay numbers, which a column without texts aligns at the right.
func (t *Table) cells(values []any) table.Row {
	row := table.Row{}
	for i, value := range values {
		var lines []string
		switch v := value.(type) {
		case int:
			row = append(row, v)
			continue
		case Lines:
			lines = v
		default:
			lines = []string{fmt.Sprint(v)}
		}
		var shown []string
		for _, line := range lines {
			shown = append(shown, t.shown(i, line))
		}
		row = append(row, strings.Join(shown, "\n"))
	}
	return row
}

func (t *Table) shown(column int, s string) string {
	s = printable.Text(s)
	if t.columns[column].Wrap > 0 {
		return s
	}
	return Cut(s, cellWidth)
}

// Cut returns a text without the characters that exceed a width, in the characters of a terminal, and with … in place of them.
func Cut(s string, width int) string { return text.Snip(s, width, "…") }
