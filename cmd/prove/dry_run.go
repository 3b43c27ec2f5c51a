package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// printCalls prints every call that the checks may make, and the IAM actions that they need.
func printCalls(w io.Writer, chosen []proof.Check, kinds []*proof.Kind) error {
	var out strings.Builder
	before := []proof.Call{
		{API: "sts:GetCallerIdentity", On: "the credentials"},
		{API: "account:ListRegions", On: "the account"},
	}
	fmt.Fprintln(&out, "No call was made. The checks may make these calls and no other. R reads, W changes something.")
	section(&out, "Before the checks, to find what a killed run left, and after them", nil, slices.Concat(before, proof.SweepCalls(kinds)))
	all := slices.Concat(before, proof.SweepCalls(kinds))
	for _, c := range chosen {
		var notes []string
		notes = append(notes, "creates: "+cmp.Or(strings.Join(c.Creates, "; "), "nothing"))
		if c.Takes != "" {
			notes = append(notes, "result after "+c.Takes)
		}
		if c.Spends.IsPositive() {
			notes = append(notes, "at most "+c.Spends.String()+" USD")
		}
		section(&out, heading(c.Belief), append(notes, belief(c.Belief).Check), c.Calls)
		all = append(all, c.Calls...)
	}
	fmt.Fprintf(&out, "\nIAM actions\n  %s\n", strings.Join(proof.Actions(all), "\n  "))
	_, err := io.WriteString(w, out.String())
	return err
}

// section prints the calls of a check, each once.
func section(out *strings.Builder, title string, notes []string, calls []proof.Call) {
	fmt.Fprintf(out, "\n%s\n", title)
	for _, n := range notes {
		fmt.Fprintf(out, "  %s\n", n)
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
		fmt.Fprintf(out, "  %s %-42s %s\n", kind, c.API, c.On)
	}
}
