package cli

import "strconv"

// Counted returns a number with its noun, as in 1 day and 2 days.
func Counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
