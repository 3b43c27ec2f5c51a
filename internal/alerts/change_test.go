package alerts

import (
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

func TestChanges(t *testing.T) {
	unlogged, notLogged := Alert{"r", coverage.UnlistedUnlogged, yesterday}, Alert{"r", coverage.ListedUnlogged, yesterday}
	failing := Alert{"r", coverage.DeliveryFails, yesterday}
	missed := finding("r", true, coverage.Unreachable, -1)
	missed.Since = today
	unwatched := finding("r", true, coverage.Logging, 5)
	unwatched.DeliveryUnknown = true
	for name, c := range map[string]struct {
		open    []Alert
		finding coverage.Finding
		// news is "begins", "ended" or "".
		news  string
		after []Alert
	}{
		"as it should be":                          {nil, finding("r", true, coverage.Logging, 5), "", nil},
		"traffic begins where logging is long off": {nil, finding("r", false, coverage.Off, 5), "begins", []Alert{{"r", coverage.UnlistedUnlogged, today}}},
		"a listed Region is off":                   {nil, finding("r", true, coverage.Off, 0), "begins", []Alert{notLogged}},
		"it goes on":                               {[]Alert{notLogged}, finding("r", true, coverage.Off, 0), "", []Alert{notLogged}},
		"it goes on in another state":              {[]Alert{notLogged}, finding("r", true, coverage.Unreachable, -1), "", []Alert{notLogged}},
		"it goes on, and one run got no answer":    {[]Alert{notLogged}, missed, "", []Alert{notLogged}},
		"delivery fails":                           {nil, finding("r", true, coverage.DeliveryFailing, 5), "begins", []Alert{failing}},
		"it ends":                                  {[]Alert{notLogged}, finding("r", true, coverage.Logging, 5), "ended", nil},
		"nobody calls any more":                    {[]Alert{unlogged}, finding("r", false, coverage.Off, 0), "ended", nil},
		"whether anybody calls is unknown":         {[]Alert{unlogged}, finding("r", false, coverage.Off, -1), "", []Alert{unlogged}},
		"it cannot be read":                        {[]Alert{unlogged}, finding("r", false, coverage.Denied, -1), "", []Alert{unlogged}},
		"whether delivery fails is unknown":        {[]Alert{failing}, unwatched, "", []Alert{failing}},
		"one becomes another":                      {[]Alert{unlogged}, finding("r", true, coverage.Off, 5), "begins", []Alert{notLogged}},
		"no finding is about it":                   {[]Alert{unlogged}, finding("s", true, coverage.Logging, 5), "", []Alert{unlogged}},
	} {
		news, after := changes([]coverage.Finding{c.finding}, c.open)
		got := ""
		for _, n := range news {
			got = map[bool]string{true: "ended", false: "begins"}[n.ended]
		}
		if got != c.news || len(news) > 1 || !slices.Equal(after, c.after) {
			t.Errorf("%s: %q, and open are %v; want %q, %v", name, got, after, c.news, c.after)
		}
	}
}

// TestADayIsNotifiedOnce goes through a day of hourly runs with one unlogged Region.
func TestADayIsNotifiedOnce(t *testing.T) {
	var open []Alert
	begins, ended := 0, 0
	for hour := range 24 {
		f := finding("r", false, coverage.Off, 0)
		f.CheckedAt = today.Add(time.Duration(hour) * time.Hour)
		if hour >= 3 && hour < 20 {
			f.Invocations24h = aws.Int64(int64(hour))
		}
		var news []change
		news, open = changes([]coverage.Finding{f}, open)
		for _, n := range news {
			if n.ended {
				ended++
			} else {
				begins++
			}
		}
	}
	if begins != 1 || ended != 1 || len(open) != 0 {
		t.Errorf("%d begins, %d ended, %v goes on", begins, ended, open)
	}
}
