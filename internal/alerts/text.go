package alerts

import (
	"fmt"
	"strings"
	"unicode"
)

const (
	// linesShown is the number of lines of a list in a message, which keeps it below the size that SNS allows.
	linesShown = 100
	// nameShown is the number of characters that a message shows of a foreign name.
	nameShown = 200
)

// list returns the first lines, each ended, and the number of the others.
func list(lines []string) string {
	var text strings.Builder
	for _, line := range lines[:min(len(lines), linesShown)] {
		_, _ = fmt.Fprintln(&text, line)
	}
	if more := len(lines) - linesShown; more > 0 {
		_, _ = fmt.Fprintf(&text, "… and %d more.\n", more)
	}
	return text.String()
}

// printable returns the foreign name of a model or a profile as one that cannot look like another line of a message: without
// characters that are not shown as they are, and shortened.
func printable(name string) string {
	shown := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, name))
	if len(shown) > nameShown {
		return string(shown[:nameShown]) + "…"
	}
	return string(shown)
}
