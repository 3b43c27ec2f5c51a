//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

const (
	genuineRecords = 400
	// forgedRecords are the forged records of each genuine one.
	forgedRecords = 4
	// brokenEvery is the number of genuine records of which one is broken in every way.
	brokenEvery = 40
)

// billed is what a team pays for a request. Request is "" for every record without a request id.
type billed struct{ request, team string }

// forgedDay is a day of genuine records, and the lines that are added to it.
type forgedDay struct {
	genuine, added []string
	// most are the list prices of the forged records that name a team and a request, by the oracle.
	most map[billed]decimal.Decimal
}

func newForgedDay(o oracle) forgedDay {
	g := newGenerator(20260908, o.card)
	day := forgedDay{most: map[billed]decimal.Decimal{}}
	add := func(priced, id string, lines ...string) {
		day.added = append(day.added, lines...)
		v, key := o.judgeForged(priced), billed{request: id}
		if v.USD != nil {
			key.team = v.Team
			day.most[key] = day.most[key].Add(*v.USD)
		}
	}
	for i := range genuineRecords {
		r := g.record(i)
		day.genuine = append(day.genuine, r.line)
		for range forgedRecords {
			line, id := g.forge(r.line)
			add(line, id, line)
		}
		if i%brokenEvery == 0 {
			lines, small := large(r.line)
			add(small, r.id, lines...)
			day.added = append(day.added, g.broken(r.line)...)
		}
	}
	g.Shuffle(len(day.added), func(i, j int) { day.added[i], day.added[j] = day.added[j], day.added[i] })
	return day
}

// testForged adds forged records and broken lines to a day of genuine records. No team pays less for a request, and none more than the list
// prices of the forged records that name it, by the oracle: a line that is added to a log bucket takes nothing from a bill.
func (e *spendAccount) testForged(t *testing.T, o oracle) {
	day := newForgedDay(o)
	half := len(day.added) / 2
	e.Deliver(t, "us-east-1", "2026/09/08/10", "genuine", day.genuine)
	e.Deliver(t, "us-east-1", "2026/09/09/05", "forged", day.added[:half])
	e.Deliver(t, "us-east-1", "2026/09/09/10", "genuine", day.genuine)
	e.Deliver(t, "us-east-1", "2026/09/09/15", "forged", day.added[half:])

	result, err := e.Workgroup().Run(e.Ctx, `SELECT coalesce(request_id, ''), team, sum(usd) FILTER (WHERE date = DATE '2026-09-08'), sum(usd) FILTER (WHERE date = DATE '2026-09-09')
FROM bedrock_spend WHERE date BETWEEN DATE '2026-09-08' AND DATE '2026-09-09' GROUP BY 1, 2`)
	if err != nil {
		t.Fatal(err)
	}
	usd := func(text *string) decimal.Decimal {
		if text == nil {
			return decimal.Zero
		}
		return decimal.RequireFromString(*text)
	}
	before, after, raised := decimal.Zero, decimal.Zero, 0
	for _, row := range result.Rows {
		key := billed{strings.TrimSpace(*row[0]), *row[1]}
		was, is := usd(row[2]), usd(row[3])
		before, after = before.Add(was), after.Add(is)
		if is.LessThan(was) {
			t.Errorf("%s pays %s for request %q, without the forged records %s", key.team, is, key.request, was)
		}
		if is.Sub(was).GreaterThan(day.most[key]) {
			t.Errorf("%s pays %s for request %q, %s without the forged records, whose list prices are %s", key.team, is, key.request, was, day.most[key])
		}
		if is.GreaterThan(was) {
			raised++
		}
	}
	if raised < genuineRecords/10 {
		t.Errorf("%d amounts are raised, want %d at least: the forged records are no longer read", raised, genuineRecords/10)
	}
	t.Logf("%d records and %d added lines: %s USD, %s without these", len(day.genuine), len(day.added), after, before)
}

// judgeForged is judge for a record whose time may be none: it then has the day of its delivery.
func (o oracle) judgeForged(line string) verdict {
	var record map[string]any
	if err := json.Unmarshal([]byte(line), &record); err != nil {
		panic(err)
	}
	if record["timestamp"] == "never" {
		line = strings.Replace(line, `"timestamp":"never"`, fmt.Sprintf(`"timestamp":%q`, "2026-09-09T00:00:00Z"), 1)
	}
	return o.judge(line)
}
