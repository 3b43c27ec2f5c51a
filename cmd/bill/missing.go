package main

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// gap is a day that a query could not read.
type gap struct {
	day     time.Time
	query   string
	failure *athena.Failure
	// err is the failure with what helps against it.
	err error
}

// missingDay is a day that is not in the figures of some queries.
type missingDay struct {
	Day time.Time
	// Queries are the names of the queries, sorted.
	Queries []string
	// Reason is what Athena said to the first of them, in one line.
	Reason string
	// Object is the address of the object that the reason names. Empty: it names none.
	Object string
}

// missingDays returns the days of gaps, in order.
func missingDays(gaps []gap) []missingDay {
	slices.SortStableFunc(gaps, func(a, b gap) int {
		return cmp.Or(a.day.Compare(b.day), strings.Compare(a.query, b.query))
	})
	var days []missingDay
	for _, g := range gaps {
		if last := len(days) - 1; last >= 0 && days[last].Day.Equal(g.day) {
			days[last].Queries = append(days[last].Queries, g.query)
			continue
		}
		days = append(days, missingDay{Day: g.day, Queries: []string{g.query}, Reason: awserrors.OneLine(g.failure.Reason), Object: awserrors.OneLine(g.failure.Object())})
	}
	return days
}

// unread are the gaps of a query that could not read any day of a period.
func unread(query string, p period, failure *athena.Failure) []gap {
	var gaps []gap
	for day := p.from; !day.After(p.to); day = day.AddDate(0, 0, 1) {
		gaps = append(gaps, gap{day, query, failure, failure})
	}
	return gaps
}

// missing returns the caveats of the days that the bill lacks, one for each run of days with the same reason.
func (b *bill) missing() []string {
	var lines []string
	for _, run := range runs(b.Missing) {
		lines = append(lines, "missing: "+run.days+" is in no figure of "+strings.Join(run.Queries, ", ")+": "+run.Reason)
	}
	for _, run := range runs(b.MissingBefore) {
		lines = append(lines, "missing: "+run.days+" of the period before, which is not compared: "+run.Reason)
	}
	return lines
}

type missingRun struct {
	missingDay
	days string
}

// runs joins days that follow one another and are missing for the same reason.
func runs(days []missingDay) []missingRun {
	var joined []missingRun
	for i, d := range days {
		p := period{d.Day, d.Day}
		if last := len(joined) - 1; last >= 0 && days[i-1].Day.AddDate(0, 0, 1).Equal(d.Day) && d.Reason == days[i-1].Reason && slices.Equal(d.Queries, days[i-1].Queries) {
			joined[last].days = period{joined[last].Day, d.Day}.String()
			continue
		}
		joined = append(joined, missingRun{d, p.from.Format(time.DateOnly)})
	}
	return joined
}

// lacking returns the error of a bill that is printed and lacks days. Nil: it lacks none.
func (b *bill) lacking() error {
	var days []string
	for _, run := range runs(b.Missing) {
		days = append(days, run.days)
	}
	for _, run := range runs(b.MissingBefore) {
		days = append(days, run.days+" of the period before")
	}
	if days == nil {
		return nil
	}
	return errors.New("the bill lacks " + strings.Join(days, ", ") + "; its caveats say why")
}

// malformed returns the caveat of the requests and the lines that cannot be read.
func (b *bill) malformed() string {
	var lines int64
	var reasons []string
	for _, reason := range slices.Sorted(maps.Keys(b.MalformedLines)) {
		lines += b.MalformedLines[reason]
		reasons = append(reasons, grouped.Sprintf("%s %d", reason, b.MalformedLines[reason]))
	}
	caveat := "malformed: " + number(b.Unpriced.Malformed, "request") + " with counts that cannot be read, and " + number(lines, "line") + " that are no record of this account"
	if reasons != nil {
		caveat += " (" + strings.Join(reasons, ", ") + ")"
	}
	return caveat + ", not in the total"
}
