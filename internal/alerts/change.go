package alerts

import (
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// Alert is a condition of a Region that a message was sent for and that has not ended.
type Alert struct {
	Region    string             `json:"region"`
	Condition coverage.Condition `json:"condition"`
	Since     time.Time          `json:"since"`
}

// change is an alert that began or ended.
type change struct {
	Alert
	ended   bool
	finding coverage.Finding
}

// changes compares a run with the open alerts. It returns the alerts that began or ended, and the alerts that are open afterwards.
func changes(findings []coverage.Finding, open []Alert) (news []change, after []Alert) {
	before := map[string]Alert{}
	for _, a := range open {
		before[a.Region] = a
	}
	for _, f := range findings {
		a, wasOpen := before[f.Region]
		delete(before, f.Region)
		now := f.Condition()
		switch {
		case wasOpen && (a.Condition == now || now == "" && f.Unclear()):
			after = append(after, a)
		case now != "":
			a = Alert{f.Region, now, f.CheckedAt}
			if now != coverage.UnlistedUnlogged { // logging may have been off before the first call
				a.Since = f.Since
			}
			after = append(after, a)
			news = append(news, change{a, false, f})
		case wasOpen:
			news = append(news, change{a, true, f})
		}
	}
	for _, a := range open { // a Region without a finding
		if _, left := before[a.Region]; left {
			after = append(after, a)
		}
	}
	return news, after
}
