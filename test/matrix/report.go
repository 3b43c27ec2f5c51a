package matrix

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Report compares the answers of an evaluator with the table.
type Report struct {
	Evaluator string
	rows      []rowCount
	wrong     []error
}

type rowCount struct {
	Row
	decisions, wrong int
}

// Compare returns the report on answers, which are in the order of the decisions.
func Compare(evaluator string, decisions []Decision, answers []Answer) Report {
	r := Report{Evaluator: evaluator}
	for i, d := range decisions {
		if len(r.rows) == 0 || r.rows[len(r.rows)-1].Line != d.Row.Line {
			r.rows = append(r.rows, rowCount{Row: d.Row})
		}
		count, a := &r.rows[len(r.rows)-1], answers[i]
		count.decisions++
		switch {
		case a.Error != "":
			r.wrong = append(r.wrong, fmt.Errorf("%s: %s decided nothing: %s", d, evaluator, a.Error))
			count.wrong++
		case a.Allowed != d.Row.Allowed:
			r.wrong = append(r.wrong, fmt.Errorf("%s: %s by the %s, want %s: %s", d, word(a.Allowed), evaluator, word(d.Row.Allowed), a.Why))
			count.wrong++
		}
	}
	return r
}

func word(allowed bool) string {
	if allowed {
		return "allowed"
	}
	return "denied"
}

// Decisions returns the number of decisions.
func (r Report) Decisions() int {
	n := 0
	for _, row := range r.rows {
		n += row.decisions
	}
	return n
}

// Err returns the first 20 disagreements with the table, and the number of the others.
func (r Report) Err() error {
	const most = 20
	if len(r.wrong) <= most {
		return errors.Join(r.wrong...)
	}
	return errors.Join(append(r.wrong[:most:most], fmt.Errorf("and %d more disagreements", len(r.wrong)-most))...)
}

// String returns the report as a table for people.
func (r Report) String() string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header, t.Style().Format.Footer = text.FormatDefault, text.FormatDefault
	t.AppendHeader(table.Row{"who", "does", "to", "in", "under", "must be", "decisions", "disagree"})
	wide := func(n int) table.ColumnConfig {
		return table.ColumnConfig{Number: n, WidthMax: 50, WidthMaxEnforcer: text.WrapSoft}
	}
	right := func(n int) table.ColumnConfig {
		return table.ColumnConfig{Number: n, Align: text.AlignRight, AlignHeader: text.AlignRight, AlignFooter: text.AlignRight}
	}
	t.SetColumnConfigs([]table.ColumnConfig{wide(2), wide(3), right(7), right(8)})
	for _, row := range r.rows {
		t.AppendRow(table.Row{
			row.Who, row.does(), row.To, row.In, strings.Join(row.Under, ", "), word(row.Allowed), row.decisions, row.wrong,
		})
	}
	t.AppendFooter(table.Row{"decided by the " + r.Evaluator, "", "", "", "", "", r.Decisions(), len(r.wrong)})
	return t.Render()
}

// does returns the operations of a row for people.
func (r Row) does() string {
	if slices.Equal(r.Does, operations(call)) {
		return "call: all four operations"
	}
	return strings.Join(r.Does, " ")
}

// Refusals returns, for each row that must be denied, the message to the caller of its first decision.
func Refusals(decisions []Decision, answers []Answer) string {
	var lines strings.Builder
	last := 0
	for i, d := range decisions {
		if d.Row.Allowed || d.Row.Line == last || answers[i].Why == "" {
			continue
		}
		last = d.Row.Line
		fmt.Fprintf(&lines, "%s: %s\n    %s\n", strings.TrimPrefix(d.Operation, "bedrock:"), d.Row.To, answers[i].Why)
	}
	return lines.String()
}
