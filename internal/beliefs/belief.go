// Package beliefs lists the statements about AWS that the code depends on and no test on an emulator can prove.
package beliefs

import "slices"

// Status is how well a belief is known to be true.
type Status string

const (
	// Open beliefs have at least one claim that no public source states or shows.
	Open Status = "open"
	// Settled beliefs are backed by public evidence for each claim: an observation on AWS, or an explicit statement of AWS.
	Settled Status = "settled"
	// Proven beliefs were checked on a real account by cmd/prove.
	Proven Status = "proven"
)

// Belief is one statement about AWS. Its texts are Markdown, and their links are relative to docs/.
type Belief struct {
	// Number identifies the belief for good. A number is never given to another belief.
	Number int
	// Title is a short claim, without a final period.
	Title string
	// Claims are the statements, each one or more sentences.
	Claims []string
	// DependsOn names the code that needs the claims to be true.
	DependsOn string
	// IfWrong is the effect where a claim is wrong, and the remedy.
	IfWrong string
	// Status is the state of the belief.
	Status Status
	// Evidence are the sources of a settled belief, or the proofs of a proven one. Those of an open belief show a part of the claims,
	// or disagree. Zero: none.
	Evidence []Evidence
	// Check describes in one to three sentences what go run ./cmd/prove does to check the belief.
	Check string
	// Remedy is one sentence that a reader follows where the check fails.
	Remedy string
}

// Evidence is one public source of a belief.
type Evidence struct {
	// Source is the URL.
	Source string
	// Says is what the source states or shows, in one sentence.
	Says string
	// Day is the day on which the source was read, as 2026-11-28.
	Day string
}

// All returns the beliefs by number.
func All() []Belief {
	all := slices.Concat(profiles, logging, callers, trust, policies, ledger, detector, tools)
	slices.SortFunc(all, func(a, b Belief) int { return a.Number - b.Number })
	return all
}
