package catalog

import "time"

// Date is a day in UTC, written as "2026-11-23". A deployment acts on a date of the lists at once: it may not lie after the day of the
// deployment.
type Date string

// DateOf returns the day of a time, in UTC.
func DateOf(t time.Time) Date { return Date(t.UTC().Format(time.DateOnly)) }

// Valid reports whether d is empty or a real day.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}
