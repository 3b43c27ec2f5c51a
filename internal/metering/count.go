package metering

import "fmt"

// Count returns a metered number with its noun, in the singular or in the plural.
func Count(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
