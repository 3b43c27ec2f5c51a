package pricelist

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// changed returns the lines that only one of two cards has.
func changed(before, after []ledger.Rate) []string {
	var lines []string
	texts := func(rates []ledger.Rate) (all []string) {
		for _, r := range rates {
			text := cardLine(r)
			if r.Note != "" {
				text += " # " + r.Note
			}
			all = append(all, text)
		}
		return all
	}
	old, now := texts(before), texts(after)
	for _, line := range old {
		if !slices.Contains(now, line) {
			lines = append(lines, "- "+line)
		}
	}
	for _, line := range now {
		if !slices.Contains(old, line) {
			lines = append(lines, "+ "+line)
		}
	}
	return lines
}

// checkProposal checks what every proposal must be: a valid card, with the same past, that is proposed no more changes.
func checkProposal(t *testing.T, card []ledger.Rate, list List, regions []string, p Proposal) {
	t.Helper()
	if err := ledger.ValidateRates(p.Rates); err != nil && ledger.ValidateRates(card) == nil {
		t.Errorf("the proposal is no valid card: %v", err)
	}
	samePast(t, card, p.Rates)
	var first, second bytes.Buffer
	again := Propose(p.Rates, list, today, regions)
	if err := ledger.WriteRates(&first, p.Rates); err != nil {
		t.Fatal(err)
	}
	if err := ledger.WriteRates(&second, again.Rates); err != nil {
		t.Fatal(err)
	}
	if len(again.Changes) > 0 || first.String() != second.String() {
		t.Errorf("a second proposal changes\n%s", cmp.Diff(first.String(), second.String()))
	}
	for _, r := range card {
		if r.Holds(today) || r.ValidFrom > today {
			continue
		}
		if !slices.ContainsFunc(p.Rates, func(o ledger.Rate) bool { o.Line = r.Line; return cmp.Equal(o, r) }) {
			t.Errorf("a line of the past is another: %s", cardLine(r))
		}
	}
}

// samePast checks that a card charges every prompt of every offer on every day before today as another does.
func samePast(t *testing.T, before, after []ledger.Rate) {
	t.Helper()
	days, prompts, offers := map[catalog.Date]bool{"2026-11-22": true}, map[int]bool{0: true}, map[offer]bool{}
	for _, r := range slices.Concat(before, after) {
		for _, day := range []catalog.Date{r.ValidFrom, r.ValidTo} {
			if day != "" && day < today {
				days[day] = true
			}
		}
		prompts[r.MinPromptTokens] = true
		for _, region := range append([]string{r.Region, "ap-south-1"}, some...) {
			offers[offer{r.Model, r.Routing, region, r.Tier}] = true
		}
	}
	for day := range days {
		old, now := cardOn(before, day), cardOn(after, day)
		for o := range offers {
			for prompt := range prompts {
				was, is := old.charges(o, prompt), now.charges(o, prompt)
				for _, kind := range ledger.TokenKinds() {
					usd, known := priceOf(was, kind)
					got, has := priceOf(is, kind)
					if known != has || !usd.Equal(got) {
						t.Fatalf("%s of %v from %d on %s was %s and is %s", kind, o, prompt, day, usd, got)
					}
				}
			}
		}
	}
}
