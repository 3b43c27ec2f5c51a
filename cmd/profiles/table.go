package main

import (
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// whatWidth is where the last column wraps, in characters.
const whatWidth = 60

// render returns the candidates as a table for people.
func render(candidates []candidate) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"Region", "Profile", "Id", "Made (UTC)", "Calls", "What"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Name: "Calls", Align: text.AlignRight},
		{Name: "What", WidthMax: whatWidth, WidthMaxEnforcer: text.WrapSoft},
	})
	for _, c := range candidates {
		made, calls, what := "?", "?", "keep: "+c.keep
		if c.CreatedAt != nil {
			made = c.CreatedAt.Format(time.DateOnly)
		}
		if c.calls != nil {
			calls = strconv.FormatInt(*c.calls, 10)
		}
		if c.keep == "" {
			what = "delete"
		}
		t.AppendRow(table.Row{c.Region, aws.ToString(c.Name), c.ProfileID, made, calls, what})
	}
	return t.Render()
}
