package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestHalves(t *testing.T) {
	for _, c := range []struct{ first, last, want string }{
		{"2026-11-16", "2026-11-17", "[2026-11-16 to 2026-11-16 2026-11-17 to 2026-11-17]"},
		{"2026-11-16", "2026-11-18", "[2026-11-16 to 2026-11-17 2026-11-18 to 2026-11-18]"},
		{"2026-10-01", "2026-10-31", "[2026-10-01 to 2026-10-16 2026-10-17 to 2026-10-31]"},
	} {
		p, err := options{from: c.first, to: c.last}.period(today)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(p.halves()); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// A broken day that is not rolled up costs itself and no other: the other days of the third query are in the bill.
func TestABrokenDayThatIsNotRolledUp(t *testing.T) {
	a := lastWeek()
	a.notRolledUp = []string{"2026-11-17", "2026-11-19"}
	a.rows["raw rows('2026-11-19', '2026-11-19')"] = [][]string{{"growth", "6", "0", "10", "1", "NULL", "0", "0.000000000001", "NULL", "0"}}
	a.fails = func(query, first, last string) error {
		if !strings.HasPrefix(a.asked[len(a.asked)-1], "raw ") {
			return nil
		}
		return brokenOn("2026-11-17")(query, first, last)
	}
	status, got, stderr := bills(t, a, "--format", "json")
	if status != 1 || !strings.Contains(got, `"usd": "81.706700000002"`) || stderr == "" || !strings.HasSuffix(stderr, "bill: the bill lacks 2026-11-17; its caveats say why\n") {
		t.Errorf("status %d: %s%s", status, got, stderr)
	}
}
