package detector

import (
	"slices"
	"testing"
	"time"
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
		if got := c.finding.condition(); got != c.want {
			t.Errorf("%s is %q, want %q", show(c.finding), got, c.want)
		}
	}
}

func TestChanges(t *testing.T) {
	dark, notLogged := Alert{"r", UnlistedUnlogged, yesterday}, Alert{"r", ListedUnlogged, yesterday}
	failing := Alert{"r", DeliveryFails, yesterday}
	missed := finding("r", true, Unreachable, -1)
	missed.Since = today
	unwatched := finding("r", true, Logging, 5)
	unwatched.unwatched = true
	for name, c := range map[string]struct {
		told    []Alert
		finding Finding
		// news is what is told: "begins", "ended" or "".
		news  string
		known []Alert
	}{
		"as it should be":                          {nil, finding("r", true, Logging, 5), "", nil},
		"traffic begins where logging is long off": {nil, finding("r", false, Off, 5), "begins", []Alert{{"r", UnlistedUnlogged, today}}},
		"a listed Region is off":                   {nil, finding("r", true, Off, 0), "begins", []Alert{notLogged}},
		"it goes on":                               {[]Alert{notLogged}, finding("r", true, Off, 0), "", []Alert{notLogged}},
		"it goes on in another state":              {[]Alert{notLogged}, finding("r", true, Unreachable, -1), "", []Alert{notLogged}},
		"it goes on, and one run got no answer":    {[]Alert{notLogged}, missed, "", []Alert{notLogged}},
		"delivery fails":                           {nil, finding("r", true, DeliveryFailing, 5), "begins", []Alert{failing}},
		"it ends":                                  {[]Alert{notLogged}, finding("r", true, Logging, 5), "ended", nil},
		"nobody calls any more":                    {[]Alert{dark}, finding("r", false, Off, 0), "ended", nil},
		"whether anybody calls is unknown":         {[]Alert{dark}, finding("r", false, Off, -1), "", []Alert{dark}},
		"it cannot be read":                        {[]Alert{dark}, finding("r", false, Denied, -1), "", []Alert{dark}},
		"whether delivery fails is unknown":        {[]Alert{failing}, unwatched, "", []Alert{failing}},
		"one becomes another":                      {[]Alert{dark}, finding("r", true, Off, 5), "begins", []Alert{notLogged}},
		"no finding is about it":                   {[]Alert{dark}, finding("s", true, Logging, 5), "", []Alert{dark}},
	} {
		news, known := changes([]Finding{c.finding}, c.told)
		got := ""
		for _, n := range news {
			got = map[bool]string{true: "ended", false: "begins"}[n.ended]
		}
		if got != c.news || len(news) > 1 || !slices.Equal(known, c.known) {
			t.Errorf("%s: told %q and know %v; want %q, %v", name, got, known, c.news, c.known)
		}
	}
}

// TestADayIsToldOnce goes through a day of hourly runs with one dark Region.
func TestADayIsToldOnce(t *testing.T) {
	var told []Alert
	begins, ended := 0, 0
	for hour := range 24 {
		f := finding("r", false, Off, 0)
		f.CheckedAt = today.Add(time.Duration(hour) * time.Hour)
		if hour >= 3 && hour < 20 {
			f.Invocations24h = calls24h(int64(hour))
		}
		var news []change
		news, told = changes([]Finding{f}, told)
		for _, n := range news {
			if n.ended {
				ended++
			} else {
				begins++
			}
		}
	}
	if begins != 1 || ended != 1 || len(told) != 0 {
		t.Errorf("%d begins, %d ended, %v goes on", begins, ended, told)
	}
}
