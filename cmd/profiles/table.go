package main

import (
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// actionWidth is the width at which the last column wraps, in characters.
const actionWidth = 60

// render returns the candidates as a table for people.
func render(candidates []candidate) *cli.Table {
	t := cli.NewTable(
		cli.Column{Name: "Region"}, cli.Column{Name: "Profile"}, cli.Column{Name: "Id"}, cli.Column{Name: "Created (UTC)"},
		cli.Column{Name: "Calls", Right: true}, cli.Column{Name: "Action", Wrap: actionWidth},
	)
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
		t.Row(c.Region, aws.ToString(c.Name), c.ProfileID, created, calls, action)
	}
	return t
}
