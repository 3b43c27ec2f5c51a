package detector

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Condition is what people are told of: records are lost.
type Condition string

const (
	// ListedUnlogged is a listed Region that is not known to log.
	ListedUnlogged Condition = "listed-unlogged"
	// UnlistedUnlogged is an unlisted Region with calls that is not known to log to our bucket.
	UnlistedUnlogged Condition = "unlisted-unlogged"
	// DeliveryFails is a Region that logs to our bucket and whose deliveries fail.
	DeliveryFails Condition = "delivery-failing"
)

// condition returns what people have to be told of the finding; "" for nothing.
func (f Finding) condition() Condition {
	switch {
	case f.missedOnce():
		return ""
	case f.State == DeliveryFailing:
		return DeliveryFails
	case f.Unlogged() && f.Listed:
		return ListedUnlogged
	case f.Unlogged():
		return UnlistedUnlogged
	}
	return ""
}

// missedOnce reports whether the Region did not answer this run and did answer the one before: that is no news yet.
func (f Finding) missedOnce() bool {
	return f.State == Unreachable && f.Since.Equal(f.CheckedAt) && !f.Since.IsZero()
}

// unclear reports whether the Region may well be as it was: what cannot be read has not ended.
func (f Finding) unclear() bool {
	return f.Unreadable() || f.unwatched || f.answered() && !f.Logs() && f.Invocations24h == nil
}

// Alert is a condition of a Region that people were told of, and that goes on.
type Alert struct {
	Region    string    `json:"region"`
	Condition Condition `json:"condition"`
	Since     time.Time `json:"since"`
}

// change is an alert that begins, or one that ended.
type change struct {
	Alert
	ended   bool
	finding Finding
}

// changes compares a run with what people were told, and returns what to tell them now and what they then know.
func changes(findings []Finding, told []Alert) (news []change, known []Alert) {
	before := map[string]Alert{}
	for _, a := range told {
		before[a.Region] = a
	}
	for _, f := range findings {
		a, open := before[f.Region]
		delete(before, f.Region)
		now := f.condition()
		switch {
		case open && (a.Condition == now || now == "" && f.unclear()):
			known = append(known, a)
		case now != "":
			a = Alert{f.Region, now, f.CheckedAt}
			if now != UnlistedUnlogged { // off may be older than the first call
				a.Since = f.Since
			}
			known = append(known, a)
			news = append(news, change{a, false, f})
		case open:
			news = append(news, change{a, true, f})
		}
	}
	for _, a := range told { // a Region that no finding is about
		if _, left := before[a.Region]; left {
			known = append(known, a)
		}
	}
	return news, known
}

// toldKey is the object of what people were told and goes on, one JSON line a Region.
const toldKey = catalog.AlertsPrefix + "told.json"

// told returns the alerts that go on; none where nothing was ever told.
func (l *Ledger) told(ctx context.Context) ([]Alert, error) {
	body, err := l.read(ctx, toldKey)
	if err != nil {
		return nil, err
	}
	var alerts []Alert
	lines := bufio.NewScanner(bytes.NewReader(body))
	for lines.Scan() {
		var a Alert
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("read s3://%s/%s: %w", l.bucket, toldKey, err)
		}
		alerts = append(alerts, a)
	}
	return alerts, lines.Err()
}

// rememberTold overwrites what people were told.
func (l *Ledger) rememberTold(ctx context.Context, alerts []Alert) error {
	body, err := lines(alerts...)
	if err != nil {
		return fmt.Errorf("encode the alerts: %w", err)
	}
	return l.put(ctx, toldKey, body)
}
