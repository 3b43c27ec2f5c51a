package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

// printProof sets the sums of the tables beside those of the calls, which are counted from the calls themselves.
func printProof(out io.Writer, calls []call, a answers) {
	week, seventh := a.Day.AddDate(0, 0, -6), a.Day.AddDate(0, 0, -7)
	var ofWeek, ofSeventh total
	for _, t := range totals(calls, week, a.Day) {
		ofWeek = t
	}
	for _, t := range totals(calls, seventh, seventh) {
		ofSeventh = t
	}
	column := func(result *athena.Result, name string) string { return strconv.FormatInt(sumOf(result, name), 10) }
	proof := &athena.Result{
		Columns: []athena.Column{
			{Name: ""}, {Name: "requests", Type: "bigint"}, {Name: "failed", Type: "bigint"}, {Name: "input tokens", Type: "bigint"},
			{Name: "output tokens", Type: "bigint"}, {Name: "cache read", Type: "bigint"}, {Name: "cache write", Type: "bigint"},
		},
		Rows: [][]*string{
			pointers("table of the last 7 days", column(a.ByTeam, "requests"), column(a.ByTeam, "failed_requests"),
				column(a.ByTeam, "input_tokens"), column(a.ByTeam, "output_tokens"),
				column(a.ByTeam, "cache_read_tokens"), column(a.ByTeam, "cache_write_tokens")),
			ofWeek.row("calls made in the last 7 days"),
			pointers("table of the seventh day", "", "", column(a.OfTheSeventhDay, "input_tokens"), column(a.OfTheSeventhDay, "output_tokens"), "", ""),
			ofSeventh.row("calls made on the seventh day"),
		},
	}
	printTable(out, "The tables equal the calls made, row by row; in all:", proof)
}

// row returns the sums as a row that begins with a title.
func (t total) row(title string) []*string {
	return append(pointers(title), number(t.Requests), number(t.Failed), number(t.Input.n), number(t.Output.n), number(t.CacheRead.n), number(t.CacheWrite.n))
}

// sumOf adds up a column; NULL counts as none.
func sumOf(result *athena.Result, name string) int64 {
	var sum int64
	for i, c := range result.Columns {
		for _, row := range result.Rows {
			if c.Name == name && row[i] != nil {
				n, err := strconv.ParseInt(*row[i], 10, 64)
				if err != nil {
					panic(fmt.Sprintf("column %s holds %q, which was checked to be a count", name, *row[i]))
				}
				sum += n
			}
		}
	}
	return sum
}
