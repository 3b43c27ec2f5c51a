package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// width is where the texts of the dry run wrap, in characters.
const width = 120

// printCalls prints every call that the checks may make, and the IAM actions that they need.
func printCalls(w io.Writer, chosen []proof.Check, kinds []*proof.Kind) error {
	var out strings.Builder
	before := []proof.Call{
		{API: "sts:GetCallerIdentity", On: "the credentials"},
		{API: "account:ListRegions", On: "the account"},
	}
	removal := proof.SweepCalls(kinds)
	paragraph(&out, "", "No call was made. The checks may make these calls and no other: any other call is refused before it leaves the machine. "+
		"R reads, W changes something or calls a model. "+
		"The names of resources have the prefix "+proof.Prefix+", bedrock_prove_ or /bedrock-prove/; that of one alarm has bedrock-bootstrap- before it, as its topic requires. "+
		"A change of a resource with another name is refused as well. "+
		"A service, such as AWS CloudFormation, makes the calls (by a service) with your permissions; the calls (as a role) need none of yours.")
	section(&out, "Before the checks, to find and remove what a killed run left; after each check, to remove what it created; and after all checks", nil, slices.Concat(before, removal))
	all := slices.Concat(before, removal)
	most := decimal.Zero
	for _, c := range chosen {
		notes := []string{"creates: " + cmp.Or(strings.Join(c.Creates, "; "), "nothing")}
		if c.Takes != "" {
			notes = append(notes, "result after "+c.Takes)
		}
		if c.Spends.IsPositive() {
			notes = append(notes, "at most "+bound(c.Spends)+" USD")
		}
		own := slices.DeleteFunc(slices.Clone(c.Calls), func(call proof.Call) bool { return slices.Contains(removal, call) })
		section(&out, heading(c.Belief), append(notes, belief(c.Belief).Check), own)
		all = append(all, c.Calls...)
		most = most.Add(c.Spends)
	}
	fmt.Fprintf(&out, "\nThe checks spend at most %s USD at list price. A check that could exceed --budget is not run.\n", bound(most))
	fmt.Fprintf(&out, "\nIAM actions of your credentials\n  %s\n", strings.Join(proof.Actions(all), "\n  "))
	_, err := io.WriteString(w, out.String())
	return err
}

// bound returns an amount, rounded up to a tenth of a cent.
func bound(usd decimal.Decimal) string { return usd.RoundUp(3).String() }

// section prints the calls of a check, each once.
func section(out *strings.Builder, title string, notes []string, calls []proof.Call) {
	fmt.Fprintf(out, "\n%s\n", title)
	for _, n := range notes {
		paragraph(out, "  ", n)
	}
	seen := map[proof.Call]bool{}
	for _, c := range calls {
		if seen[c] {
			continue
		}
		seen[c] = true
		kind := "W"
		if c.Reads() {
			kind = "R"
		}
		on := c.On
		switch c.By {
		case proof.ByRole:
			on += " (as a role)"
		case proof.ByService:
			on += " (by a service)"
		}
		fmt.Fprintf(out, "  %s %-50s %s\n", kind, c.API, on)
	}
}

// paragraph prints a text in lines that begin with an indent.
func paragraph(out *strings.Builder, indent, words string) {
	for line := range strings.Lines(text.WrapSoft(words, width-len(indent))) {
		fmt.Fprintf(out, "%s%s\n", indent, strings.TrimRight(line, " \n"))
	}
}
