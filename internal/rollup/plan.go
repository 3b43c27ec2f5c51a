package rollup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Lookback is the number of days that the scheduled run looks at: late records come within 7 days, and a corrected price or a changed owner of the
// last month is settled. Older days are for cmd/rollup.
const Lookback = 35

// Reason is why a day is due, or is kept as it is.
type Reason string

// The reasons why a day is due.
const (
	NotRolledUp    Reason = "not rolled up"
	LogsChanged    Reason = "log objects came or changed"
	ListsChanged   Reason = "the lists changed"
	ProfileLearned Reason = "a profile was learned"
)

// LogsExpired is the reason why a day keeps its roll-up: a new one would hold less.
const LogsExpired Reason = "log objects are gone"

// Day is a delivery day that is due, or kept.
type Day struct {
	Date time.Time
	Listing
	Reason Reason
	// before is the number of bytes of the day before, which are read for duplicates across midnight.
	before int64
	// logs and lists are the hashes of the marker.
	logs, lists string
}

// Plan is what a run over some days does.
type Plan struct {
	// First and Last are the ends of the period, both included.
	First, Last time.Time
	// Chunks are the days that are due, cut into queries.
	Chunks []Chunk
	// Kept are the days that would be due if their log objects were still there.
	Kept []Day
	// Current is the number of days whose roll-up is up to date.
	Current int
	// newest is the greatest run of the markers. Empty: there is none.
	newest string
}

// Days returns the number of days that are due.
func (p Plan) Days() (days int) {
	for _, c := range p.Chunks {
		days += len(c.Days)
	}
	return days
}

// Plan reads the listing of the log buckets and the markers of the roll-up, and decides which days are due. It changes nothing. The days
// after yesterday are not over: they are not part of a plan.
func (r *RollUp) Plan(ctx context.Context, first, last time.Time) (Plan, error) {
	first, last = midnight(first), midnight(last)
	if yesterday := midnight(r.now()).AddDate(0, 0, -1); last.After(yesterday) {
		last = yesterday
	}
	p := Plan{First: first, Last: last}
	if last.Before(first) {
		return p, nil
	}
	days := daysOf(first.AddDate(0, 0, -1), last) // with the day before the first, for its objects
	listings, err := r.listing(ctx, days)
	if err != nil {
		return p, err
	}
	lists, err := r.effectiveLists(days[1:])
	if err != nil {
		return p, err
	}
	markers, err := r.markers(ctx, days[0], last)
	if err != nil {
		return p, err
	}
	for _, m := range markers {
		p.newest = max(p.newest, m.Run)
	}
	var due []Day
	for i, date := range days[1:] {
		before := days[i]
		d := Day{
			Date: date, Listing: listings[date], before: listings[before].read(),
			logs: logsHash(listings[before], listings[date]), lists: lists[text(date)],
		}
		marker, rolled := markers[text(date)]
		d.Reason = d.due(marker, rolled)
		switch {
		case d.Reason == "":
			p.Current++
		case rolled && (less(listings[date], marker) || lessBefore(listings[before], markers, before)):
			d.Reason = LogsExpired
			p.Kept = append(p.Kept, d)
		default:
			due = append(due, d)
		}
	}
	p.Chunks = chunks(due, r.ScanLimit)
	return p, nil
}

// effectiveLists returns the hashes of the lists effective on days, by day.
func (r *RollUp) effectiveLists(days []time.Time) (map[string]string, error) {
	if r.Rates != nil {
		return ledger.EffectiveListsWith(r.Lists, r.Rates, days...)
	}
	return ledger.EffectiveLists(r.Lists, days...)
}

// due returns why the day is to be rolled up. Empty: its roll-up is up to date.
func (d Day) due(marker ledger.RollUpMarker, rolled bool) Reason {
	switch {
	case !rolled:
		return NotRolledUp
	case marker.Logs != d.logs:
		return LogsChanged
	case marker.Lists != d.lists:
		return ListsChanged
	case marker.Learned:
		return ProfileLearned
	}
	return ""
}

// less reports whether a day has lost log objects since it was rolled up: by a lifecycle rule, or because they were moved.
func less(now Listing, marker ledger.RollUpMarker) bool {
	return now.Objects < marker.Objects || now.Bytes < marker.Bytes
}

// lessBefore reports whether the day before has lost log objects. A duplicate across midnight could then count twice.
func lessBefore(now Listing, markers map[string]ledger.RollUpMarker, before time.Time) bool {
	marker, rolled := markers[text(before)]
	return rolled && less(now, marker)
}

// logsHash returns the hash of the log objects on which the roll-up of a day depends: those of the day, and of the day before.
func logsHash(before, day Listing) string {
	digest := sha256.New()
	line(digest, before.Hash, day.Hash)
	return hex.EncodeToString(digest.Sum(nil))
}

// markers returns the markers of a period, by day.
func (r *RollUp) markers(ctx context.Context, first, last time.Time) (map[string]ledger.RollUpMarker, error) {
	sql, err := ledger.RollUpMarkers()
	if err != nil {
		return nil, err
	}
	result, err := r.statement(ctx, "read the state of the roll-up", sql, "'"+text(first)+"'", "'"+text(last)+"'")
	if err != nil {
		return nil, err
	}
	rows, err := athena.Decode[ledger.RollUpMarker](result)
	if err != nil {
		return nil, fmt.Errorf("read the state of the roll-up: %w", err)
	}
	markers := map[string]ledger.RollUpMarker{}
	for _, m := range rows {
		markers[m.Date] = m
	}
	return markers, nil
}

func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

func text(day time.Time) string { return day.Format(time.DateOnly) }

func daysOf(first, last time.Time) (days []time.Time) {
	for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
		days = append(days, d)
	}
	return days
}
