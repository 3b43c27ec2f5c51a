package main

import (
	"fmt"
	"io"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/cmd/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/pricelist"
)

// progressOn returns what tells a person how far the price list is read, in one line that is rewritten, and what clears it.
// Where w is no terminal nothing is told.
func progressOn(w io.Writer) (tell pricelist.Progress, clear func()) {
	if !cli.IsTerminal(w) {
		return func(int, int, int) {}, func() {}
	}
	return func(done, all, products int) {
			_, _ = fmt.Fprintf(w, "\r\x1b[Kread %d of %d price lists, %d products", done, all, products)
		},
		func() { _, _ = fmt.Fprint(w, "\r\x1b[K") }
}
