package main

import (
	"fmt"
	"time"
)

// period is a number of whole days (UTC), both ends included.
type period struct{ from, to time.Time }

const day = 24 * time.Hour

// period returns the days the flags name, or the last whole week before today.
func (o options) period(today time.Time) (period, error) {
	switch {
	case o.week != "":
		return isoWeek(o.week)
	case o.month != "":
		first, err := time.Parse("2006-01", o.month)
		if err != nil {
			return period{}, fmt.Errorf("--month is %q; write it as 2026-10", o.month)
		}
		return period{first, first.AddDate(0, 1, -1)}, nil
	case o.quarter != "":
		return quarter(o.quarter)
	case o.year != "":
		first, err := time.Parse("2006", o.year)
		if err != nil {
			return period{}, fmt.Errorf("--year is %q; write it as 2026", o.year)
		}
		return period{first, first.AddDate(1, 0, -1)}, nil
	case o.from != "" || o.to != "":
		from, err := time.Parse(time.DateOnly, o.from)
		if err != nil {
			return period{}, fmt.Errorf("--from is %q; write it as 2026-11-01", o.from)
		}
		to, err := time.Parse(time.DateOnly, o.to)
		if err != nil {
			return period{}, fmt.Errorf("--to is %q; write it as 2026-11-15", o.to)
		}
		if to.Before(from) {
			return period{}, fmt.Errorf("--to %s is before --from %s", o.to, o.from)
		}
		return period{from, to}, nil
	default:
		midnight := today.UTC().Truncate(day)
		monday := midnight.AddDate(0, 0, -(int(midnight.Weekday())+6)%7-7)
		return period{monday, monday.AddDate(0, 0, 6)}, nil
	}
}

// quarter returns the days of a quarter such as 2026-Q4.
func quarter(text string) (period, error) {
	var year, n int
	if _, err := fmt.Sscanf(text, "%4d-Q%1d", &year, &n); err != nil || text != fmt.Sprintf("%04d-Q%d", year, n) || n < 1 || n > 4 {
		return period{}, fmt.Errorf("--quarter is %q; write it as 2026-Q4", text)
	}
	first := time.Date(year, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC)
	return period{first, first.AddDate(0, 3, -1)}, nil
}

// isoWeek returns the days of a week such as 2026-W47.
func isoWeek(text string) (period, error) {
	var year, week int
	if n, err := fmt.Sscanf(text, "%4d-W%2d", &year, &week); n != 2 || err != nil || text != fmt.Sprintf("%04d-W%02d", year, week) {
		return period{}, fmt.Errorf("--week is %q; write it as 2026-W47", text)
	}
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC) // always in the first week
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+(week-1)*7)
	if y, w := monday.ISOWeek(); y != year || w != week {
		return period{}, fmt.Errorf("--week is %q; the year has no such week", text)
	}
	return period{monday, monday.AddDate(0, 0, 6)}, nil
}

// before returns the period of the same length that ends the day before p; of whole months, as many months before.
func (p period) before() period {
	last := p.from.AddDate(0, 0, -1)
	end := p.to.AddDate(0, 0, 1)
	if p.from.Day() == 1 && end.Day() == 1 {
		months := 12*(end.Year()-p.from.Year()) + int(end.Month()-p.from.Month())
		return period{p.from.AddDate(0, -months, 0), last}
	}
	return period{p.from.AddDate(0, 0, -p.days()), last}
}

func (p period) days() int { return int(p.to.Sub(p.from)/day) + 1 }

// halves returns the two parts of a period of several days.
func (p period) halves() [2]period {
	last := p.from.AddDate(0, 0, (p.days()-1)/2)
	return [2]period{{p.from, last}, {last.AddDate(0, 0, 1), p.to}}
}

func (p period) String() string {
	return p.from.Format(time.DateOnly) + " to " + p.to.Format(time.DateOnly)
}
