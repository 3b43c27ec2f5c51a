package catalog

import "time"

// Date is a day in UTC, written as "2026-11-23".
type Date string

// Valid reports whether d is empty or a real day.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}
