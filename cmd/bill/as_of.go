package main

import (
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// asOf is the age of the figures of a period.
type asOf struct {
	// Oldest and Newest are the times (UTC) at which its days were rolled up. Empty: none is.
	Oldest, Newest string
	RolledUp, Open int64
	// NotRolledUp are the closed days that were read from the logs.
	NotRolledUp []string
}

func (a *asOf) add(date time.Time, r ledger.BillStateRow) {
	switch r.Name {
	case ledger.DayOpen:
		a.Open++
	case ledger.DayNotRolledUp:
		a.NotRolledUp = append(a.NotRolledUp, date.Format(time.DateOnly))
	case ledger.DayRolledUp:
		a.RolledUp++
		at := orZero(r.RolledAt)
		if a.Oldest == "" || at < a.Oldest {
			a.Oldest = at
		}
		a.Newest = max(a.Newest, at)
	}
}

// toTheMinute is the length of a time without its seconds, as 2026-11-23 03:20.
const toTheMinute = len("2026-11-23 03:20")

// caveat returns the age of the figures in words.
func (a asOf) caveat(created time.Time) string {
	line := "as of: "
	if a.RolledUp > 0 {
		line += number(a.RolledUp, "day") + " rolled up " + a.Oldest[:min(toTheMinute, len(a.Oldest))]
		if newest := a.Newest[:min(toTheMinute, len(a.Newest))]; newest != a.Oldest[:min(toTheMinute, len(a.Oldest))] {
			line += " to " + newest
		}
		line += " UTC, "
	}
	if n := len(a.NotRolledUp); n > 0 {
		line += number(int64(n), "day") + " not rolled up and read from the logs (go run ./cmd/rollup rolls them up), "
	}
	if a.Open > 0 {
		line += number(a.Open, "open day") + " read from the logs, "
	}
	return line + "read " + created.UTC().Format("2006-01-02 15:04") + " UTC"
}
