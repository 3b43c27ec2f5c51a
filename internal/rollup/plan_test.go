package rollup

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

func TestDaysDue(t *testing.T) {
	full := map[string]Listing{"2026-11-24": {Objects: 2, Bytes: 20, Hash: "a"}, "2026-11-25": {Objects: 3, Bytes: 30, Hash: "b"}, "2026-11-26": {Objects: 1, Bytes: 10, Hash: "c"}}
	for _, tt := range []struct {
		name string
		// change changes the account after all days were rolled up.
		change  func(*account)
		due     []string
		kept    []string
		current int
	}{
		{name: "nothing happened", change: func(*account) {}, current: 4},
		{name: "a late object came, on which the next day depends, too",
			change:  func(a *account) { a.listings["2026-11-25"] = Listing{Objects: 4, Bytes: 31, Hash: "b2"} },
			due:     []string{"2026-11-25: log objects came or changed", "2026-11-26: log objects came or changed"},
			current: 2},
		{name: "an object came before the first day",
			change:  func(a *account) { a.listings["2026-11-23"] = Listing{Objects: 1, Bytes: 1, Hash: "z"} },
			due:     []string{"2026-11-24: log objects came or changed"},
			current: 3},
		{name: "the lists of a day changed",
			change:  func(a *account) { a.markers[1].Lists = "older" },
			due:     []string{"2026-11-25: the lists changed"},
			current: 3},
		{name: "a profile was learned",
			change:  func(a *account) { a.markers[0].Learned = true },
			due:     []string{"2026-11-24: a profile was learned"},
			current: 3},
		{name: "a marker is gone",
			change:  func(a *account) { a.markers = a.markers[1:] },
			due:     []string{"2026-11-24: not rolled up"},
			current: 3},
		{name: "objects expired: neither their day nor the day after is rolled up again",
			change:  func(a *account) { a.listings["2026-11-25"] = Listing{Objects: 2, Bytes: 30, Hash: "b3"} },
			kept:    []string{"2026-11-25: log objects are gone", "2026-11-26: log objects are gone"},
			current: 2},
		{name: "all objects expired, and the lists changed",
			change: func(a *account) {
				a.listings = nil
				for i := range a.markers {
					a.markers[i].Lists = "older"
				}
			},
			// The last day had no object and the day before it has lost one.
			kept: []string{"2026-11-24: log objects are gone", "2026-11-25: log objects are gone", "2026-11-26: log objects are gone", "2026-11-27: log objects are gone"}},
		{name: "an object has fewer bytes",
			change:  func(a *account) { a.listings["2026-11-26"] = Listing{Objects: 1, Bytes: 9, Hash: "c3"} },
			kept:    []string{"2026-11-26: log objects are gone", "2026-11-27: log objects are gone"},
			current: 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := &account{listings: map[string]Listing{}}
			for day, l := range full {
				a.listings[day] = l
			}
			first := a.plan(t, "2026-11-24", "2026-11-27")
			if first.Days() != 4 || len(first.Kept) > 0 || first.Current > 0 {
				t.Fatalf("at first: %+v", first)
			}
			a.rolled(first)
			tt.change(a)
			p := a.plan(t, "2026-11-24", "2026-11-27")
			var kept []string
			for _, d := range p.Kept {
				kept = append(kept, text(d.Date)+": "+string(d.Reason))
			}
			if diff := cmp.Diff(tt.due, reasons(p)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.kept, kept); diff != "" {
				t.Error(diff)
			}
			if p.Current != tt.current {
				t.Errorf("%d current, want %d", p.Current, tt.current)
			}
		})
	}
}

// Only days that are over are rolled up, yesterday among them.
func TestTheLastDayIsYesterday(t *testing.T) {
	a := &account{}
	p := a.plan(t, "2026-11-27", "2026-12-05")
	want := []string{"2026-11-27: not rolled up", "2026-11-28: not rolled up"}
	if diff := cmp.Diff(want, reasons(p)); diff != "" || text(p.Last) != "2026-11-28" {
		t.Error(p.Last, diff)
	}
	markers, _ := ledger.RollUpMarkers()
	if !slices.Equal(a.sent, []string{markers + " '2026-11-26' '2026-11-28'"}) {
		t.Errorf("sent %q", a.sent)
	}
	a = &account{}
	if p := a.plan(t, "2026-11-29", "2026-12-05"); p.Days() != 0 || len(a.sent) > 0 {
		t.Errorf("%+v, sent %q", p, a.sent)
	}
}

// failing
func TestAPlanNeedsEveryFolderAndTheMarkers(t *testing.T) {
	a := &account{listErr: errNetwork}
	if _, err := a.rollUp().Plan(t.Context(), at("2026-11-24"), at("2026-11-25")); !errors.Is(err, errNetwork) {
		t.Errorf("error %v", err)
	}
	a = &account{fail: func(string) error { return failed("TABLE_NOT_FOUND: line 1:1: no table") }}
	if _, err := a.rollUp().Plan(t.Context(), at("2026-11-24"), at("2026-11-25")); err == nil || !strings.HasPrefix(err.Error(), "read the state of the roll-up: FAILED: TABLE_NOT_FOUND") {
		t.Errorf("error %v", err)
	}
}

func TestChunks(t *testing.T) {
	day := func(date string, bytes, before int64) Day {
		return Day{Date: at(date), Listing: Listing{Objects: min(bytes, 1), Bytes: bytes}, before: before}
	}
	for _, tt := range []struct {
		name string
		days []Day
		want []string
	}{
		{"none", nil, nil},
		{"the day before counts once", []Day{day("2026-11-01", 20, 10), day("2026-11-02", 25, 20)}, []string{"2026-11-01 to 2026-11-02: 100"}},
		{"and again in the next chunk", []Day{day("2026-11-01", 20, 10), day("2026-11-02", 26, 20)}, []string{"2026-11-01: 50", "2026-11-02: 72"}},
		{"days apart", []Day{day("2026-11-01", 10, 20), day("2026-11-05", 15, 30)}, []string{"2026-11-01 to 2026-11-05: 100"}},
		{"a day over the limit is alone", []Day{day("2026-11-01", 1, 0), day("2026-11-02", 200, 1), day("2026-11-03", 0, 200)},
			[]string{"2026-11-01: 2", "2026-11-02: 401", "2026-11-03: 0"}},
		{"a day without objects reads nothing", []Day{day("2026-11-01", 0, 99), day("2026-11-02", 0, 0)}, []string{"2026-11-01 to 2026-11-02: 0"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range chunks(tt.days, 100) {
				got = append(got, c.String()+": "+strconv.FormatInt(c.Bytes(), 10))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := (Chunk{[]Day{{Date: now, Listing: Listing{Objects: 1, Bytes: 10, Bodies: 3}, before: 1}}}).Bytes(); got != 27 {
		t.Errorf("with large bodies %d bytes, want 27", got)
	}
	var year []Day
	for _, d := range daysOf(at("2026-01-01"), at("2026-12-31")) {
		year = append(year, Day{Date: d})
	}
	if all := chunks(year, 100); len(all) != 12 || len(all[0].Days) != 31 || len(all[11].Days) != 24 {
		t.Errorf("%d chunks", len(all))
	}
}

// Athena charges at least 10 MB a query, and a chunk without objects reads no log.
func TestPrice(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0.00005", 10_000_001: "0.000050000005", 2_000_000_000_000: "10"} {
		if got := USD(bytes).String(); got != want {
			t.Errorf("%d bytes cost %s, want %s", bytes, got, want)
		}
	}
	p := Plan{Chunks: []Chunk{{[]Day{{Date: now}}}, {[]Day{{Date: now, Listing: Listing{Objects: 1, Bytes: 1e12}}}}}}
	if p.USD().String() != "10" || p.Bytes() != 2e12 {
		t.Errorf("%s USD, %d bytes", p.USD(), p.Bytes())
	}
}
