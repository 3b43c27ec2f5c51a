package alerts

import (
	"fmt"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
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

// short returns the foreign name of a model or a profile as one that cannot look like another line of a message: printable, and shortened.
func short(name string) string {
	shown := []rune(printable.Text(name))
	if len(shown) > nameShown {
		return string(shown[:nameShown]) + "…"
	}
	return string(shown)
}
