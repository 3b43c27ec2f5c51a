package main

import (
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// actionWidth is the width at which the last column wraps, in characters.
const actionWidth = 60

// render returns the candidates as a table for people.
func render(candidates []candidate) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"Region", "Profile", "Id", "Created (UTC)", "Calls", "Action"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Name: "Calls", Align: text.AlignRight},
		{Name: "Action", WidthMax: actionWidth, WidthMaxEnforcer: text.WrapSoft},
	})
	for _, c := range candidates {
		created, calls, action := "?", "?", "keep: "+c.keep
		if c.CreatedAt != nil {
			created = c.CreatedAt.Format(time.DateOnly)
		}
		if c.calls != nil {
			calls = strconv.FormatInt(*c.calls, 10)
		}
		if c.keep == "" {
			action = "delete"
		}
		t.AppendRow(table.Row{c.Region, aws.ToString(c.Name), c.ProfileID, created, calls, action})
	}
	return t.Render()
}
