package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// progress tells a person which queries are running, in one line that is rewritten. The zero value tells nobody.
type progress struct{ running *running }

type running struct {
	w       io.Writer
	lock    sync.Mutex
	queries []string
}

// progressOn returns a progress that writes to w where that is a terminal.
func progressOn(w io.Writer) progress {
	if cli.IsTerminal(w) {
		return progress{&running{w: w}}
	}
	return progress{}
}

func (p progress) begin(query string) {
	p.change(func(queries []string) []string { return append(queries, query) })
}

func (p progress) end(query string) {
	p.change(func(queries []string) []string {
		i := slices.Index(queries, query)
		return slices.Delete(queries, i, i+1)
	})
}

func (p progress) done() {
	p.change(func([]string) []string { return nil })
}

func (p progress) change(edit func([]string) []string) {
	r := p.running
	if r == nil {
		return
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	r.queries = edit(r.queries)
	line := ""
	if len(r.queries) > 0 {
		line = "asking Athena: " + strings.Join(r.queries, ", ")
	}
	_, _ = fmt.Fprint(r.w, "\r\x1b[K"+line)
}
