//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// meterKey is the key by which the two meters are compared. Called is the ModelId of CloudWatch.
type meterKey struct{ Day, Region, Called string }

// meter counts calls, and tokens by kind: input, output, cache read, cache write.
type meter struct {
	calls  int64
	tokens [4]int64
}

func (m *meter) add(tokens [4]int64) {
	m.calls++
	for i, n := range tokens {
		m.tokens[i] += n
	}
}

func (m meter) all() int64 { return m.tokens[0] + m.tokens[1] + m.tokens[2] + m.tokens[3] }

// meters holds the calls that CloudWatch metered and the calls in the logs.
type meters struct {
	metered, logged map[meterKey]*meter
	// lines are the records by Region and hour of delivery.
	lines map[[2]string][]string
	n     int
}

// call adds a call that CloudWatch meters. Its record is delivered at a time; zero: never.
func (m *meters) call(at, delivered time.Time, region, called string, tokens [4]int64) {
	key := meterKey{at.Format(time.DateOnly), region, called}
	for _, side := range []map[meterKey]*meter{m.metered, m.logged} {
		if side[key] == nil {
			side[key] = &meter{}
		}
	}
	m.metered[key].add(tokens)
	if delivered.IsZero() {
		return
	}
	m.logged[key].add(tokens)
	modelID := called
	if !strings.Contains(called, ".") {
		modelID = resources[called[:1]] + called
	}
	folder := [2]string{region, delivered.Format("2006/01/02/15")}
	m.n++
	m.lines[folder] = append(m.lines[folder], fmt.Sprintf(`{"schemaType":"ModelInvocationLog","timestamp":"%s","accountId":"%s","region":"%s",`+
		`"requestId":"m-%d","operation":"Converse","modelId":"%s","input":{"inputTokenCount":%d,"cacheReadInputTokenCount":%d,`+
		`"cacheWriteInputTokenCount":%d},"output":{"outputTokenCount":%d}}`,
		at.In(time.FixedZone("", 3600*(m.n%25-12))).Format(time.RFC3339), environment.AccountID, region, m.n, modelID, tokens[0], tokens[2], tokens[3], tokens[1]))
}

// resources are the ARNs of resources with a random id, by the first letter of the ids in this test.
var resources = map[string]string{
	"p": "arn:aws:bedrock:us-east-1:" + environment.AccountID + ":application-inference-profile/",
	"h": "arn:aws:bedrock:us-east-1:" + environment.AccountID + ":provisioned-model/",
	"c": "arn:aws:bedrock:us-east-1:" + environment.AccountID + ":custom-model/amazon.nova-lite-v1:0/",
}

// unlogged is a Region without records; half is a Region where some calls have none; whole is a Region where every call has one.
const unlogged, half, whole = "ap-southeast-2", "us-east-1", "eu-west-1"

// randomMeters returns random calls on four days of October.
func randomMeters() *meters {
	g := newGenerator(20261005, card{})
	m := &meters{metered: map[meterKey]*meter{}, logged: map[meterKey]*meter{}, lines: map[[2]string][]string{}}
	for range 600 {
		at := time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC).Add(time.Duration(g.Int64N(int64(4 * 24 * time.Hour)))).Truncate(time.Second)
		delivered := at
		if g.in(10) {
			delivered = at.Truncate(24 * time.Hour).Add(24 * time.Hour)
		}
		region := one(g, unlogged, half, whole)
		if region == unlogged || region == half && g.in(4) {
			delivered = time.Time{}
		}
		called := one(g, "global.anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.nova-lite-v1:0", "p1onboarding", "p4unseen", "somevendor.new-model-v1:0", "xx.amazon.nova-lite-v1:0",
			"amazon.titan-embed-image-v1", "global.test.half-hour", "global.test.bands", "h1hourly", "c1custom")
		m.call(at, delivered, region, called, [4]int64{g.Int64N(5000), g.Int64N(900), g.Int64N(2) * g.Int64N(9000), g.Int64N(2) * g.Int64N(900)})
	}
	return m
}

// edges adds a day on which the greatest tolerated number of tokens is missing, and a day on which one token more is missing.
func (m *meters) edges() {
	for day, missing := range map[int]int64{12: 1000, 13: 1001} {
		at := time.Date(2026, 10, day, 12, 0, 0, 0, time.UTC)
		m.call(at, at, "sa-east-1", "amazon.nova-lite-v1:0", [4]int64{100_000 - missing})
		m.call(at, time.Time{}, "sa-east-1", "amazon.nova-lite-v1:0", [4]int64{missing})
	}
}

// Days of one Region that are not compared: the first is not over, the second was not metered, the third has no calls.
var (
	pendingDay   = meterKey{Day: "2026-10-08", Region: whole}
	unmeteredDay = meterKey{Day: "2026-10-08", Region: half}
	idleDay      = meterKey{Day: "2026-10-09", Region: unlogged}
)

func (m *meters) state(key meterKey) string {
	here := meterKey{Day: key.Day, Region: key.Region}
	lost := decimal.NewFromInt(m.metered[key].all() - m.logged[key].all())
	switch {
	case here == unmeteredDay:
		return "unmetered"
	case here == pendingDay:
		return "pending"
	case lost.LessThanOrEqual(decimal.NewFromInt(m.metered[key].all()).Mul(decimal.RequireFromString("0.01"))):
		return "complete"
	default:
		return "not-logged"
	}
}

// datasets returns the objects with the metered days that the detector writes, by key.
func (m *meters) datasets(t *testing.T) map[string]string {
	objects := map[string]string{}
	write := func(key meterKey, called *string, counts meter) {
		line, err := json.Marshal(map[string]any{
			"day": key.Day, "region": key.Region, "model_id": called, "invocations": counts.calls,
			"input_tokens": counts.tokens[0], "output_tokens": counts.tokens[1], "cache_read_tokens": counts.tokens[2], "cache_write_tokens": counts.tokens[3],
			"checked_at": "2026-10-20T00:00:00Z", "complete": meterKey{Day: key.Day, Region: key.Region} != pendingDay,
		})
		if err != nil {
			t.Fatal(err)
		}
		objects[catalog.MeteredPrefix+strings.ReplaceAll(key.Day, "-", "/")+"/"+key.Region+".json"] += string(line) + "\n"
	}
	read := map[meterKey]bool{idleDay: true}
	for key := range m.metered {
		read[meterKey{Day: key.Day, Region: key.Region}] = true
	}
	delete(read, unmeteredDay)
	for key := range read {
		write(key, nil, meter{})
	}
	for key, counts := range m.metered {
		if read[meterKey{Day: key.Day, Region: key.Region}] {
			id := key.Called
			if resource := resources[id[:1]]; strings.HasPrefix(id, "h1") || strings.HasPrefix(id, "c1") {
				id = resource + id // CloudWatch may have the id or the ARN
			}
			write(key, &id, *counts)
		}
	}
	return objects
}

// lost returns the list price of the tokens that no record has; nil where a rate is unknown.
func (m *meters) lost(o oracle, key meterKey) *decimal.Decimal {
	model, routing := key.Called, "regional"
	if p, known := o.profiles[key.Region+"/"+key.Called]; known {
		model, routing = orNull(p.Model), orNull(p.Routing)
	} else if global, found := strings.CutPrefix(key.Called, "global."); found {
		model, routing = global, "global"
	}
	sum := decimal.Zero
	line := o.card.line(bought{model, routing, key.Region, "standard", 0, catalog.Date(key.Day)})
	kinds := []string{"input", "output", "cache_read", "cache_write_5m"}
	if o.card.halfHour(model) {
		kinds[3] = "cache_write_30m"
	}
	for i, kind := range kinds {
		usd := line.price(kind, m.metered[key].tokens[i]-m.logged[key].tokens[i])
		if usd == nil {
			return nil
		}
		sum = sum.Add(*usd)
	}
	return &sum
}

// testReconciliation compares the two meters for calls of which some have no record and some a record in the folder of the next day.
func (e *spendAccount) testReconciliation(t *testing.T, o oracle) {
	m := randomMeters()
	m.edges()
	for folder, lines := range m.lines {
		e.Deliver(t, folder[0], folder[1], "metered", lines)
	}
	bucket := catalog.LedgerBucket(environment.AccountID, "us-east-1")
	for key, body := range m.datasets(t) {
		e.Store(t, bucket, key, []byte(body))
	}

	var want []string
	dollars := map[string]decimal.Decimal{} // not logged, by Region
	for key, metered := range m.metered {
		state := m.state(key)
		text := func(n int64) string {
			if state == "unmetered" {
				return "NULL"
			}
			return fmt.Sprint(n)
		}
		cost := "NULL"
		if usd := m.lost(o, key); usd != nil && state != "unmetered" {
			cost = usd.StringFixed(12)
			if state == "not-logged" {
				dollars[key.Region] = dollars[key.Region].Add(*usd)
			}
		}
		want = append(want, strings.Join([]string{
			key.Day, key.Region, key.Called, state, text(metered.calls), fmt.Sprint(m.logged[key].calls), text(metered.all()),
			fmt.Sprint(m.logged[key].all()), text(metered.all() - m.logged[key].all()), cost,
		}, " "))
	}
	e.rollUp(t, "2026-10-05", "2026-10-14") // calls of a day are delivered on the next one too
	result, err := e.Workgroup().Run(e.Ctx, `SELECT date, region, model_id, state, metered_invocations, logged_invocations,
		metered_tokens, logged_tokens, tokens_not_logged, usd_not_logged
		FROM bedrock_reconciliation WHERE date BETWEEN DATE '2026-10-05' AND DATE '2026-10-13' AND model_id IS NOT NULL`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range result.Rows {
		var texts []string
		for _, v := range row {
			texts = append(texts, orNull(v))
		}
		got = append(got, strings.Join(texts, " "))
	}
	slices.Sort(want)
	slices.Sort(got)
	accounttest.Same(t, "bedrock_reconciliation", got, want)
	t.Logf("%d days, Regions and models compared; not logged by Region: %v", len(got), dollars)

	e.testUnloggedSpend(t, dollars)
	e.testCompleteness(t)
}

// testUnloggedSpend compares the named query unlogged_spend with the dollars of each Region.
func (e *spendAccount) testUnloggedSpend(t *testing.T, want map[string]decimal.Decimal) {
	result, err := e.Workgroup().RunNamed(e.Ctx, "unlogged_spend", "'2026-10-05'", "'2026-10-13'")
	if err != nil {
		t.Fatal(err)
	}
	got, unpriced := map[string]decimal.Decimal{}, 0
	for _, row := range result.Rows {
		if row[6] == nil {
			unpriced++
			continue
		}
		got[*row[0]] = got[*row[0]].Add(decimal.RequireFromString(*row[6]))
	}
	for region, usd := range want {
		if !got[region].Equal(usd) {
			t.Errorf("unlogged_spend of %s is %s USD, want %s", region, got[region], usd)
		}
	}
	if len(got) != len(want) || unpriced == 0 {
		t.Errorf("unlogged_spend has Regions %v and %d rows without a rate, want %v and some", got, unpriced, want)
	}
}

// testCompleteness compares the named query completeness for a Region that was metered, one that was not, and one that is not enabled.
func (e *spendAccount) testCompleteness(t *testing.T) {
	var findings strings.Builder
	for region, state := range map[string]string{unlogged: "off", whole: "logging", "ca-central-1": "logging", "af-south-1": "not-enabled"} {
		fmt.Fprintf(&findings, `{"account_id":"%s","region":"%s","listed":true,"state":"%s"}`+"\n", environment.AccountID, region, state)
	}
	e.Store(t, catalog.LedgerBucket(environment.AccountID, "us-east-1"), catalog.CoveragePrefix+"findings.json", []byte(findings.String()))
	result, err := e.Workgroup().RunNamed(e.Ctx, "completeness", "'2026-10-05'", "'2026-10-11'")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range result.Rows {
		got[*row[0]] = orNull(row[3]) + " days, " + orNull(row[6]) + " %"
	}
	want := map[string]string{unlogged: "5 days, 0.00 %", whole: "3 days, 100.00 %", "ca-central-1": "0 days, NULL %"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("completeness is %v, want %v", got, want)
	}
}
