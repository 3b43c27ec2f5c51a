//go:build e2e

package spend

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var (
	rollUpSeed      = flag.Uint64("rollup-seed", 17, "seed of the schedules of the roll-up; 0: a new one")
	rollUpSchedules = flag.Int("rollup-schedules", 50, "number of the schedules of the roll-up")
)

// rollUpRounds is the number of rounds of events and runs of all schedules.
const rollUpRounds = 3

// rollWorld is the state of the account as its events leave it.
type rollWorld struct {
	*spendAccount
	generator
	// fates draws what becomes of the runs, so that the events of a seed are the same whatever the runs do.
	fates     generator
	oracle    oracle
	schedules []*schedule
	days      []*rollDay
	byDate    map[time.Time]*rollDay
	// rates is the rate card without the model of the schedules, regions the Regions with records.
	rates   []ledger.Rate
	regions []catalog.Region
	// prices and teams are those of each schedule, programLists and programRates the deployed lists with them.
	prices       map[string]decimal.Decimal
	teams        map[string]string
	programLists catalog.Catalog
	programRates []ledger.Rate
	// views is the SQL of the views now, deployed that of replaced views before.
	views, deployed map[string]string
	// settled are the figures of the days after the last run that went to its end, causes what they were made of.
	settled map[time.Time]figures
	causes  map[time.Time]string
	last    int
	round   int
	events  []string
	mutex   sync.Mutex
	left    []string
}

// testRollUp has random events happen to many schedules at once, with runs that overlap and are killed, and compares the roll-up with an oracle
// and with the raw view.
func (e *spendAccount) testRollUp(t *testing.T, o oracle) {
	seed := *rollUpSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	w := e.newRollWorld(t, o, seed)
	defer w.restore(t)
	defer func() {
		if t.Failed() {
			t.Logf("go test -tags e2e ./test/spend -run TestSpend/roll-up -rollup-seed %d -rollup-schedules %d repeats the events:\n%s", seed, *rollUpSchedules, strings.Join(w.events, "\n"))
		}
	}()
	start := time.Now()
	w.checkNothingRolledUp(t)
	settled := false
	for w.round = range rollUpRounds {
		for i, s := range w.schedules {
			if (i+w.round)%2 == 0 {
				w.happen(t, s, w.round, settled)
			}
		}
		w.deploy(t)
		w.checkDue(t, settled)
		w.chaos(t, func() {
			for i, s := range w.schedules {
				if (i+w.round)%2 != 0 {
					w.happen(t, s, w.round, false) // what expires between a plan and its query is not read
				}
			}
			w.deploy(t)
		})
		settled = w.round != 1 // nothing runs to its end for a week
		if settled {
			w.settle(t)
		}
		t.Logf("round %d ends after %s", w.round, time.Since(start).Round(time.Second))
		if t.Failed() {
			return
		}
	}
	w.awaitLeft(t)
	w.checkAll(t)
	t.Logf("%d schedules of seed %d, %d days, %d events in %s", len(w.schedules), seed, len(w.days), len(w.events), time.Since(start).Round(time.Second))
}

func (e *spendAccount) newRollWorld(t *testing.T, o oracle, seed uint64) *rollWorld {
	t.Helper()
	w := &rollWorld{
		spendAccount: e, generator: newGenerator(seed, o.card), fates: newGenerator(seed+1, o.card), oracle: o, byDate: map[time.Time]*rollDay{},
		prices: map[string]decimal.Decimal{}, teams: map[string]string{}, views: map[string]string{}, deployed: map[string]string{},
		regions: []catalog.Region{{Name: "us-east-1"}, {Name: "eu-west-1"}}, causes: map[time.Time]string{},
	}
	w.oracle.profiles = maps.Clone(o.profiles)
	w.oracle.card.units = o.card.units
	rates, err := ledger.Rates()
	if err != nil {
		t.Fatal(err)
	}
	w.rates = append(rates, readRates(t, "testdata/rates.csv")...)
	w.schedules = newSchedules(w.generator, *rollUpSchedules)
	deployed, err := ledger.ViewsWith(e.Catalog, w.rates)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range deployed {
		w.views[v.Name], w.deployed[v.Name] = v.SQL, v.SQL
	}
	for _, s := range w.schedules {
		w.prices[s.name], w.teams[s.name] = w.price(), "core"
		for _, d := range s.days {
			w.days, w.byDate[d.date] = append(w.days, d), d
		}
	}
	w.deploy(t)
	return w
}

func (w *rollWorld) first() time.Time { return w.days[0].date }
func (w *rollWorld) end() time.Time   { return w.days[len(w.days)-1].date }

// settle runs to the end, and compares the roll-up with the oracle. A second run has nothing to do.
func (w *rollWorld) settle(t *testing.T) {
	t.Helper()
	r := w.planned(t, w.first(), w.end())
	if days := daysOf(r.plan); len(days) > 0 { // a query takes most of its time for its plan, whatever the days
		r.plan.Chunks = []rollup.Chunk{{Days: days}}
	}
	w.note(nil, "a run to the end plans %d days", r.plan.Days())
	result, err := r.Run(w.Ctx, r.plan)
	if err != nil || result.NotRolledUp() != 0 {
		t.Fatalf("%+v: %v", result, err)
	}
	w.settled = map[time.Time]figures{}
	for _, d := range w.days {
		w.settled[d.date] = w.rolled(d)
		w.causes[d.date] = w.cause(d)
		if d.kept != nil {
			w.settled[d.date] = d.kept
		}
	}
	w.compare(t, w.latest(t))
	w.checkDue(t, true)
}

// checkDue compares the days that a run would roll up with those that have a cause.
func (w *rollWorld) checkDue(t *testing.T, settled bool) {
	t.Helper()
	if !settled {
		return
	}
	var due, kept, wantDue, wantKept []string
	plan := w.planned(t, w.first(), w.end()).plan
	for _, d := range daysOf(plan) {
		due = append(due, d.Date.Format(time.DateOnly))
	}
	for _, d := range plan.Kept {
		kept = append(kept, d.Date.Format(time.DateOnly))
		if d.Reason != rollup.LogsExpired {
			t.Errorf("%s is kept: %s", d.Date.Format(time.DateOnly), d.Reason)
		}
	}
	for _, d := range w.days {
		switch date := d.date.Format(time.DateOnly); {
		case d.kept != nil:
			wantKept = append(wantKept, date)
		case w.causes[d.date] != w.cause(d):
			wantDue = append(wantDue, date)
		}
	}
	if !slices.Equal(due, wantDue) {
		t.Errorf("due without a cause: %v; not due with a cause: %v", minus(due, wantDue), minus(wantDue, due))
	}
	if !slices.Equal(kept, wantKept) {
		t.Errorf("kept %v, want %v", kept, wantKept)
	}
}

func daysOf(p rollup.Plan) (days []rollup.Day) {
	for _, c := range p.Chunks {
		days = append(days, c.Days...)
	}
	return days
}

func minus(days, others []string) (rest []string) {
	for _, d := range days {
		if !slices.Contains(others, d) {
			rest = append(rest, d)
		}
	}
	return rest
}

// cause describes all on which the figures of a day depend.
func (w *rollWorld) cause(d *rollDay) string {
	var all strings.Builder
	for _, of := range []*rollDay{w.byDate[d.date.AddDate(0, 0, -1)], d} {
		if of != nil {
			for _, o := range of.objects {
				fmt.Fprint(&all, o.name, ";")
			}
		}
		all.WriteString("|")
	}
	for n := range 8 { // a record comes up to seven days late
		day := d.date.AddDate(0, 0, -n)
		for _, s := range w.schedules {
			if slices.ContainsFunc(s.days, func(of *rollDay) bool { return of.date.Equal(day) }) {
				fmt.Fprint(&all, w.prices[s.name], w.teams[s.name], ";")
			}
		}
	}
	return all.String() + w.profilesOf(d)
}

// profilesOf describes what is known of the profiles of a day's calls.
func (w *rollWorld) profilesOf(d *rollDay) string {
	known := map[string]bool{}
	for group := range w.rolled(d) {
		for key, p := range w.oracle.profiles {
			if nothing := p.Model == nil && p.Product == nil; !nothing && strings.Contains(group, "metered_id="+p.ProfileID+" ") && strings.Contains(group, "region="+p.Region+" ") {
				known[fmt.Sprint(key, orNull(p.Model), orNull(p.Routing), orNull(p.Product))] = true
			}
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(known)), ";")
}
