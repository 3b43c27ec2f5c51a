package main

import (
	"fmt"
	"io"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/cmd/internal/cli"
)

// progressOn returns what tells a person how far the checks are, in one line that is rewritten, and what clears it. Where w is
// no terminal nothing is told.
func progressOn(w io.Writer) (tell func(done, all int), clear func()) {
	if !cli.IsTerminal(w) {
		return func(int, int) {}, func() {}
	}
	return func(done, all int) { _, _ = fmt.Fprintf(w, "\rasked %d of %d Regions", done, all) },
		func() { _, _ = fmt.Fprint(w, "\r\x1b[K") }
}
