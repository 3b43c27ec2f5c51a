//go:build e2e

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// spendColumns are the columns that a verdict holds.
const spendColumns = `request_id, model, routing, product, product_source, team, team_source, service, service_source,
	env, env_source, status, cache_write_split, CAST(conflict AS varchar), CAST(schema_drift AS varchar),
	CAST(priced AS varchar), CAST(usd AS varchar), CAST(usd_input + usd_output + usd_cache_read + usd_cache_write AS varchar)`

// spend returns the rows of bedrock_spend by request id, and fails where a request has more than one.
func (e *endToEnd) spend(t *testing.T, where string) map[string]verdict {
	t.Helper()
	result, err := e.workgroup().Run(e.ctx, "SELECT "+spendColumns+" FROM bedrock_spend WHERE "+where)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]verdict{}
	for _, r := range result.Rows {
		id := orNull(r[0])
		if _, twice := rows[id]; twice {
			t.Errorf("%s has two rows", id)
		}
		v := verdict{
			orNull(r[1]), orNull(r[2]), orNull(r[3]), orNull(r[4]), orNull(r[5]), orNull(r[6]), orNull(r[7]), orNull(r[8]),
			orNull(r[9]), orNull(r[10]), orNull(r[11]), orNull(r[12]), orNull(r[13]) == "true", orNull(r[14]) == "true", nil,
		}
		if r[16] != nil {
			usd := decimal.RequireFromString(*r[16])
			v.USD = &usd
		}
		if (orNull(r[15]) == "true") != (v.USD != nil) || orNull(r[16]) != orNull(r[17]) {
			t.Errorf("%s: priced %s, usd %s, sum of its parts %s", id, orNull(r[15]), orNull(r[16]), orNull(r[17]))
		}
		rows[id] = v
	}
	return rows
}

var sameMoney = cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) })

// agree fails unless the ledger says of every record what the oracle says.
func agree(t *testing.T, o oracle, lines map[string]string, got map[string]verdict) {
	t.Helper()
	if len(got) != len(lines) {
		t.Errorf("%d rows of %d records", len(got), len(lines))
	}
	wrong := 0
	for id, line := range lines {
		if diff := cmp.Diff(o.judge(line), got[id], sameMoney); diff != "" {
			if wrong++; wrong <= 5 {
				t.Errorf("%s\n%s", line, diff)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d rows are wrong", wrong, len(lines))
	}
}

// The sample records hold every shape known, the answers were worked out by hand.
func (e *endToEnd) testSamples(t *testing.T, o oracle) {
	file, err := os.ReadFile("testdata/samples/records.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]string{}
	byRegion := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(file)), "\n") {
		region := "us-east-1"
		var r struct{ Region, RequestID string }
		if err := json.Unmarshal([]byte(line), &r); err == nil {
			region = r.Region
			records[r.RequestID] = line
		}
		byRegion[region] = append(byRegion[region], line)
	}
	for region, lines := range byRegion {
		e.deliver(t, region, "2026/11/16/10", "samples", lines)
	}
	got := e.spend(t, "date = DATE '2026-11-16'")
	agree(t, o, records, got)

	expected, err := os.Open("testdata/samples/expected.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = expected.Close() }()
	rows, err := csv.NewReader(expected).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, want := range rows[1:] {
		if want[0] == "" {
			continue
		}
		v := got[want[0]]
		usd := ""
		if v.USD != nil {
			usd = v.USD.String()
		}
		is := []string{
			want[0], usd, v.Status, fmt.Sprint(v.USD != nil), fmt.Sprint(v.Conflict),
			fmt.Sprint(v.Team == "unattributed"), fmt.Sprint(v.Drift), want[7],
		}
		if diff := cmp.Diff(want, is); diff != "" {
			t.Errorf("%s (%s): %s", want[0], want[7], diff)
		}
		checked++
	}
	if checked != 18 {
		t.Errorf("%d answers checked, want 18", checked)
	}
	if rows, _ := e.query(t, "SELECT count(*) FROM bedrock_malformed WHERE date = DATE '2026-11-16'"); !slices.Equal(rows, []string{`"1"`}) {
		t.Errorf("malformed lines: %s, want the broken one", rows)
	}
}

// novemberRandom are the days and the ids of the random records. Without days every folder of every Region is looked into.
const novemberRandom = "date BETWEEN DATE '2026-11-01' AND DATE '2026-11-30' AND request_id LIKE 'r-%'"

// randomRecords is how many are compared with the oracle.
const randomRecords = 10_000

func (e *endToEnd) testRandom(t *testing.T, o oracle) {
	g := newGenerator(20261116)
	objects := map[[2]string][]string{} // lines by Region and hour
	records := map[string]string{}
	for i := range randomRecords {
		r := g.record(i)
		records[r.id] = r.line
		at := [2]string{r.region, r.hour}
		objects[at] = append(objects[at], r.line)
		if r.twice != "" {
			again := [2]string{r.region, r.twice}
			objects[again] = append(objects[again], r.line)
		}
	}
	for at, lines := range objects {
		e.deliver(t, at[0], at[1], "random", lines)
	}
	agree(t, o, records, e.spend(t, novemberRandom))

	// The sum of all, exactly.
	want := decimal.Zero
	for _, line := range records {
		if usd := o.judge(line).USD; usd != nil {
			want = want.Add(*usd)
		}
	}
	rows, _ := e.query(t, "SELECT CAST(sum(usd) AS varchar) FROM bedrock_spend WHERE "+novemberRandom)
	if got := decimal.RequireFromString(strings.Trim(rows[0], `"`)); !got.Equal(want) {
		t.Errorf("the sum of all is %s, want %s", got, want)
	}
	t.Logf("%d records in %d objects cost %s USD", len(records), len(objects), want)
}
