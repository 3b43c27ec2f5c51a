package cli

import (
	"strings"
	"unicode"
)

// Printable replaces the characters of a text that are not shown as they are: those that move a terminal's cursor or change its state, and
// those that change the direction of a text.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}
