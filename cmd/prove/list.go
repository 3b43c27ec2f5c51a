package main

import (
	"cmp"
	"io"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/beliefs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// wrapped is where the texts of a table wrap, in characters.
const wrapped = 60

// printList prints the beliefs with what each check needs.
func printList(w io.Writer, chosen []proof.Check) error {
	t := cli.NewTable(
		cli.Column{}, cli.Column{Name: "Belief", Wrap: wrapped}, cli.Column{Name: "Status"}, cli.Column{Name: "Creates", Wrap: wrapped},
		cli.Column{Name: "Result after"}, cli.Column{Name: "At most USD", Right: true},
	)
	for _, c := range chosen {
		b := belief(c.Belief)
		most := ""
		if c.Spends.IsPositive() {
			most = bound(c.Spends)
		}
		t.Row(b.Number, b.Title, b.Status, cmp.Or(strings.Join(c.Creates, "; "), "reads only"), cmp.Or(c.Takes, "at once"), most)
	}
	return t.Print(w)
}

// belief returns the belief of a number.
func belief(number int) beliefs.Belief {
	for _, b := range beliefs.All() {
		if b.Number == number {
			return b
		}
	}
	return beliefs.Belief{Number: number}
}

// heading returns number and title of a belief.
func heading(number int) string { return belief(number).Heading() }
