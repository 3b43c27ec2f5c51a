package catalog

import (
	"strings"
	"testing"
	"time"
)

// A deployment acts on every date at once. Each date of the lists is refused the day before and accepted on the day, and on no day by Validate.
func TestDatesOfTheFutureAreRefused(t *testing.T) {
	const day = "2026-12-01"
	edits := map[string]func(*Catalog){
		"regions[1].Retired":               func(c *Catalog) { c.Regions[1].Retired = day },
		"environments[1].Retired":          func(c *Catalog) { c.Environments[1].Retired = day },
		"products[0].Retired":              func(c *Catalog) { c.Products[0].Retired = day },
		"products[0].FormerTeams[0].Until": func(c *Catalog) { c.Products[0].FormerTeams = []FormerTeam{{Team: "labs", Until: day}} },
		"products[0].Services[0].Since":    func(c *Catalog) { c.Products[0].Services[0].Since = day },
		"products[0].Services[0].Retired":  func(c *Catalog) { c.Products[0].Services[0].Retired = day },
		"products[0].Services[0].ExistingRoles[0].Retired": func(c *Catalog) {
			c.Products[0].Services[0].ExistingRoles = []ExistingRole{{Environment: "dev", Name: "legacy", Retired: day}}
		},
	}
	for path, edit := range edits {
		c := valid()
		edit(&c)
		want := path + `: "2026-12-01" is after today, which is 2026-11-30 in UTC, and a deployment acts on it at once; deploy on that day, or give a day up to today`
		if err := c.ValidateOn("2026-11-30"); err == nil || err.Error() != want {
			t.Errorf("the day before: error %v, want %s", err, want)
		}
		if err := c.ValidateOn(day); err != nil {
			t.Errorf("on the day: %v", err)
		}
		if err := c.Validate(); err != nil {
			t.Errorf("on no day: %v", err)
		}
	}
	every := valid()
	every.Regions[1].Retired, every.Products[0].Services[0].Since = day, day
	every.Environments[0].Name = "Dev"
	if err := every.ValidateOn("2026-11-30"); err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("all mistakes at once: %v", err)
	}
}

// A day is one of UTC, wherever the clock is.
func TestDateOf(t *testing.T) {
	auckland := time.Date(2026, 12, 1, 9, 0, 0, 0, time.FixedZone("NZDT", 13*3600))
	if got := DateOf(auckland); got != "2026-11-30" {
		t.Errorf("got %s", got)
	}
}
