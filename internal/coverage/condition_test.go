package coverage

import (
	"slices"
	"testing"
)

func finding(region string, listed bool, state State, calls int64) Finding {
	f := Finding{AccountID: testAccount, Region: region, Listed: listed, State: state, Message: "do something about " + region, Since: yesterday, CheckedAt: today}
	if calls >= 0 {
		f.Invocations24h = &calls
	}
	return f
}

func TestConditions(t *testing.T) {
	missed := finding("r", true, Unreachable, -1)
	missed.Since = today
	for _, c := range []struct {
		finding Finding
		want    Condition
	}{
		{finding("r", true, Logging, 5), ""},
		{finding("r", true, BodiesDiffer, 5), ""},
		{finding("r", false, Logging, 5), ""},
		{finding("r", true, Logging, 0), ""}, // listed and idle
		{finding("r", false, Off, 0), ""},    // unlisted and idle
		{finding("r", false, Off, -1), ""},
		{finding("r", false, NotEnabled, -1), ""},
		{finding("r", false, Denied, 0), ""},
		{finding("r", false, Denied, -1), ""},
		{finding("r", false, Unreachable, -1), ""},
		{finding("r", true, Off, 0), ListedUnlogged},
		{finding("r", true, Elsewhere, 5), ListedUnlogged},
		{finding("r", true, WrongPrefix, 5), ListedUnlogged},
		{finding("r", true, NotEnabled, -1), ListedUnlogged},
		{finding("r", true, Unreachable, -1), ListedUnlogged},
		{missed, ""},
		{finding("r", false, Off, 1), UnlistedUnlogged},
		{finding("r", false, Elsewhere, 1), UnlistedUnlogged},
		{finding("r", false, WrongPrefix, 1), UnlistedUnlogged},
		{finding("r", false, Denied, 1), UnlistedUnlogged},
		{finding("r", false, Unreachable, 1), UnlistedUnlogged},
		{finding("r", false, DeliveryFailing, 5), DeliveryFails},
		{finding("r", true, DeliveryFailing, -1), DeliveryFails},
	} {
		if got := c.finding.Condition(); got != c.want {
			t.Errorf("%s is %q, want %q", show(c.finding), got, c.want)
		}
	}
}

func TestUnclear(t *testing.T) {
	unwatched := finding("r", true, Logging, 5)
	unwatched.DeliveryUnknown = true
	for _, c := range []struct {
		finding Finding
		want    bool
	}{
		{finding("r", true, Logging, -1), false},
		{unwatched, true},
		{finding("r", false, Off, 0), false},
		{finding("r", false, Off, -1), true},
		{finding("r", false, NotEnabled, -1), false},
		{finding("r", false, Denied, 0), true},
		{finding("r", false, Unreachable, 0), true},
	} {
		if got := c.finding.Unclear(); got != c.want {
			t.Errorf("%s: %t", show(c.finding), got)
		}
	}
}

// Profiles are read in every Region that answered, and days are recorded in every Region whose calls could be counted.
func TestRegionsOfFindings(t *testing.T) {
	findings := []Finding{
		finding("a", true, Logging, 1), finding("b", false, Off, -1), finding("c", false, Elsewhere, 0),
		finding("d", false, NotEnabled, -1), finding("e", false, Denied, 2), finding("f", false, Unreachable, -1),
	}
	if got, want := AnsweredRegions(findings), []string{"a", "b", "c"}; !slices.Equal(got, want) {
		t.Errorf("answered %v, want %v", got, want)
	}
	if got, want := MeteredRegions(findings), []string{"a", "c", "e"}; !slices.Equal(got, want) {
		t.Errorf("metered %v, want %v", got, want)
	}
}
