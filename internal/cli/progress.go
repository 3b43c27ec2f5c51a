package cli

import (
	"fmt"
	"io"
)

// Progress returns what tells a person how far a tool is, in one line that is rewritten, and what clears it. Where w is no
// terminal nothing is told.
func Progress(w io.Writer) (tell func(format string, args ...any), clear func()) {
	if !IsTerminal(w) {
		return func(string, ...any) {}, func() {}
	}
	const rewrite = "\r\x1b[K"
	return func(format string, args ...any) { _, _ = fmt.Fprint(w, rewrite+fmt.Sprintf(format, args...)) },
		func() { _, _ = fmt.Fprint(w, rewrite) }
}
