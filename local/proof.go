package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
)

// printProof prints the sums of the tables beside the sums of the calls.
func printProof(out io.Writer, made []calls.Call, a account.Answers) {
	week, seventh := a.Day.AddDate(0, 0, -6), a.Day.AddDate(0, 0, -7)
	var ofWeek, ofSeventh calls.Total
	for _, t := range calls.Totals(made, week, a.Day) {
		ofWeek = t
	}
	for _, t := range calls.Totals(made, seventh, seventh) {
		ofSeventh = t
	}
	column := func(result *athena.Result, name string) string { return strconv.FormatInt(sumOf(result, name), 10) }
	proof := &athena.Result{
		Columns: []athena.Column{
			{Name: ""}, {Name: "requests", Type: "bigint"}, {Name: "failed", Type: "bigint"}, {Name: "input tokens", Type: "bigint"},
			{Name: "output tokens", Type: "bigint"}, {Name: "cache read", Type: "bigint"}, {Name: "cache write", Type: "bigint"},
		},
		Rows: [][]*string{
			calls.Row("table of the last 7 days", column(a.ByTeam, "requests"), column(a.ByTeam, "failed_requests"),
				column(a.ByTeam, "input_tokens"), column(a.ByTeam, "output_tokens"),
				column(a.ByTeam, "cache_read_tokens"), column(a.ByTeam, "cache_write_tokens")),
			totalRow("calls made in the last 7 days", ofWeek),
			calls.Row("table of the seventh day", "", "", column(a.OfTheSeventhDay, "input_tokens"), column(a.OfTheSeventhDay, "output_tokens"), "", ""),
			totalRow("calls made on the seventh day", ofSeventh),
		},
	}
	printTable(out, "The tables equal the calls made, row by row; in all:", proof)
}

// totalRow returns the sums as a row that begins with a title.
func totalRow(title string, t calls.Total) []*string {
	return append(calls.Row(title), calls.Number(t.Requests), calls.Number(t.Failed), calls.Number(t.Input.Count()), calls.Number(t.Output.Count()),
		calls.Number(t.CacheRead.Count()), calls.Number(t.CacheWrite.Count()))
}

// sumOf adds up a column; NULL counts as 0.
func sumOf(result *athena.Result, name string) int64 {
	var sum int64
	for i, c := range result.Columns {
		for _, row := range result.Rows {
			if c.Name == name && row[i] != nil {
				n, err := strconv.ParseInt(*row[i], 10, 64)
				if err != nil {
					panic(fmt.Sprintf("column %s holds %q, which Check compared with a count", name, *row[i]))
				}
				sum += n
			}
		}
	}
	return sum
}
