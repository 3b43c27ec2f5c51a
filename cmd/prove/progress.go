package main

import (
	"fmt"
	"io"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// progress shows on a terminal which check is under way, and prints a line for each that ended.
type progress struct {
	out  io.Writer
	line *cli.ProgressLine
	all  int
	done int
}

func newProgress(out io.Writer, all int) *progress {
	return &progress{out: out, line: cli.NewProgressLine(out), all: all}
}

func (p *progress) begin(c proof.Check) {
	p.done++
	p.line.Show(fmt.Sprintf("%d of %d: %s", p.done, p.all, heading(c.Belief)))
}

func (p *progress) end(c proof.Check, o proof.Outcome) {
	p.line.Clear()
	_ = cli.Printf(p.out, "%-7s %s", o.Verdict, heading(c.Belief))
}

func (p *progress) clear() { p.line.Clear() }
