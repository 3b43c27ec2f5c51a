//go:build e2e

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// TestSpend deploys the ledger alone, over 33 Regions, and asks it for money: of the sample records, whose answers are
// known, and of ten thousand random ones, whose answers an independent implementation gives.
func TestSpend(t *testing.T) {
	e := newEndToEnd(t)
	o := e.deployLedger(t)
	for _, step := range []struct {
		name string
		do   func(*testing.T)
	}{
		{"no calls", e.testNoCalls},
		{"sample records", func(t *testing.T) { e.testSamples(t, o) }},
		{"random records", func(t *testing.T) { e.testRandom(t, o) }},
		{"slices have equal totals", e.testSlices},
		{"a request delivered on two days", e.testDeliveredTwice},
		{"what was metered and what was logged", func(t *testing.T) { e.testReconciliation(t, o) }},
		{"a metadata key renamed", e.testKeyRenamed},
	} {
		if !t.Run(step.name, step.do) {
			t.Fatalf("the steps after %q are not run; logs are in %s", step.name, e.state("log"))
		}
	}
}

// spendLists has every Region, an owner that changed, a service that moved, and a product and a service that were retired.
func spendLists() catalog.Catalog {
	models := []catalog.Model{{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}}
	c := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "qa", Retired: "2026-11-12"}, {Name: "prod"}},
		Products: []catalog.Product{
			{
				Name: "onboarding-assistant", Team: "growth", FormerTeams: []catalog.FormerTeam{{Team: "labs", Until: "2026-11-13", Shared: true}},
				Models: models,
				Services: []catalog.Service{
					{Name: "onboarding-api", TrustedBy: catalog.ECSTasks},
					{Name: "mover", TrustedBy: catalog.EC2, Retired: "2026-11-15"},
				},
			},
			{
				Name: "ticket-tagger", Team: "core", Models: models,
				Services: []catalog.Service{
					{Name: "tagger", TrustedBy: catalog.Lambda},
					{Name: "mover", TrustedBy: catalog.EC2, Since: "2026-11-15"},
					{Name: "gone-api", TrustedBy: catalog.EC2, Since: "2026-11-14", Environments: []string{"dev"}},
				},
			},
			{
				Name: "playground", Team: "platform", Shared: true, Models: models,
				Services: []catalog.Service{{Name: "experiments", TrustedBy: catalog.EC2, Environments: []string{"dev"}}},
			},
			{
				Name: "gone", Team: "growth", Retired: "2026-11-14", Models: models,
				Services: []catalog.Service{{Name: "gone-api", TrustedBy: catalog.EC2}},
			},
		},
	}
	for _, name := range catalog.KnownRegions {
		c.Regions = append(c.Regions, catalog.Region{Name: name})
	}
	return c
}

// moreRates are a price that changes in the middle of a week, and one that is known for one kind of token only.
const moreRates = `test.two-prices,global,,standard,0,input,2,2026-01-01,2026-11-18,a test,2026-11-01,
test.two-prices,global,,standard,0,input,3,2026-11-18,,a test,2026-11-01,
test.two-prices,global,,standard,0,output,10.5,2026-01-01,,a test,2026-11-01,
test.half-priced,global,,standard,0,input,0.000001,2026-01-01,,a test,2026-11-01,
`

// knownProfiles are those the detector saw: one of ours, a stranger's, and one whose model nobody could tell.
func knownProfiles() []profileRecord {
	text := func(s string) *string { return &s }
	return []profileRecord{
		{"p1onboarding", account, "us-east-1", "ours", text("anthropic.claude-opus-4-5-20251101-v1:0"), text("global"), text("onboarding-assistant")},
		{"p2stranger", account, "eu-west-1", "theirs", text("amazon.titan-embed-text-v2:0"), text("regional"), text("not-ours")},
		{"p3untold", account, "us-east-1", "untold", nil, nil, nil},
	}
}

// deployLedger deploys the Ledger stack with the lists and rates of this test, and makes the buckets of its tables.
func (e *endToEnd) deployLedger(t testing.TB) oracle {
	t.Helper()
	e.edit(t, func(c *catalog.Catalog) { *c = spendLists() })
	rates := filepath.Join(e.Root, "ledger", "rates.csv")
	card, err := os.ReadFile(rates)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, rates, string(card)+moreRates)

	client := s3.NewFromConfig(e.config("us-east-1"))
	buckets := []string{catalog.LedgerBucket(account, "us-east-1")}
	for _, r := range e.Catalog.Regions {
		buckets = append(buckets, catalog.LogBucket(account, r.Name))
	}
	for _, bucket := range buckets {
		if _, err := client.CreateBucket(e.ctx, &s3.CreateBucketInput{Bucket: &bucket}); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.cdk(e.ctx, e.state(), "cdk-bootstrap", "us-east-1", nil, "bootstrap", "aws://"+account+"/us-east-1"); err != nil {
		t.Fatal(err)
	}
	e.deployLedgerStack(t)

	o := oracle{lists: e.Catalog, rates: readCard(t, string(card)+moreRates), profiles: map[string]profileRecord{}}
	for _, p := range knownProfiles() {
		o.profiles[p.Region+"/"+p.ProfileID] = p
		line, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		key := catalog.ProfilesPrefix + p.Region + "/" + p.ProfileID + ".json"
		e.store(t, buckets[0], key, append(line, '\n'))
	}
	return o
}

// deployLedgerStack deploys the Ledger stack alone.
func (e *endToEnd) deployLedgerStack(t testing.TB) {
	t.Helper()
	if err := e.cdk(e.ctx, e.Root, "cdk-deploy", "us-east-1", nil,
		"deploy", "bedrock-bootstrap-ledger", "--exclusively", "--require-approval", "never"); err != nil {
		t.Fatal(because(e.ctx, err))
	}
}

func (e *endToEnd) store(t testing.TB, bucket, key string, body []byte) {
	t.Helper()
	_, err := s3.NewFromConfig(e.config("us-east-1")).PutObject(e.ctx, &s3.PutObjectInput{
		Bucket: &bucket, Key: &key, Body: bytes.NewReader(body),
	})
	if err != nil {
		t.Fatal(err)
	}
}

// deliver writes lines as one log object of a Region in the folder of an hour, such as 2026/11/16/10.
func (e *endToEnd) deliver(t testing.TB, region, hour, name string, lines []string) {
	t.Helper()
	var body bytes.Buffer
	zip := gzip.NewWriter(&body)
	if _, err := zip.Write([]byte(strings.Join(lines, "\n") + "\n")); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	e.store(t, catalog.LogBucket(account, region), catalog.LogFolders(account)+region+"/"+hour+"/"+name+".json.gz", body.Bytes())
}

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

func (e *endToEnd) testNoCalls(t *testing.T) {
	for _, query := range []string{"bill_by_team", "daily_trend", "unpriced", "cache_savings", "bill_by_model_routing"} {
		result, err := e.workgroup().RunNamed(e.ctx, query, "'2026-11-01'", "'2026-11-30'")
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Rows) != 0 {
			t.Errorf("%s: %d rows of no calls", query, len(result.Rows))
		}
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

// However a period is sliced, its total is the same.
func (e *endToEnd) testSlices(t *testing.T) {
	period := []string{"'2026-11-09'", "'2026-11-22'"}
	rows, _ := e.query(t, "SELECT CAST(count(*) AS varchar), CAST(sum(usd) AS varchar), CAST(count_if(NOT priced) AS varchar) FROM bedrock_spend WHERE date BETWEEN DATE '2026-11-09' AND DATE '2026-11-22'")
	want := strings.Split(strings.ReplaceAll(rows[0], `"`, ""), ", ")
	for query, parameters := range map[string][]string{
		"bill_by_team": period, "bill_by_product": period, "bill_by_service_env": period, "bill_by_feature": period,
		"bill_by_model_routing": period, "daily_trend": period,
		"bill_by_metadata_key": append([]string{"'team'"}, period...),
	} {
		result, err := e.workgroup().RunNamed(e.ctx, query, parameters...)
		if err != nil {
			t.Fatal(err)
		}
		sums := map[string]decimal.Decimal{}
		for _, row := range result.Rows {
			for i, c := range result.Columns {
				if row[i] != nil && slices.Contains([]string{"requests", "usd", "unpriced_requests"}, c.Name) {
					sums[c.Name] = sums[c.Name].Add(decimal.RequireFromString(*row[i]))
				}
			}
		}
		for i, column := range []string{"requests", "usd", "unpriced_requests"} {
			if !sums[column].Equal(decimal.RequireFromString(want[i])) {
				t.Errorf("%s: %s are %s in all, want %s", query, column, sums[column], want[i])
			}
		}
	}
}

// A pair across midnight counts twice; a named query finds it, which states the limit.
func (e *endToEnd) testDeliveredTwice(t *testing.T) {
	line := `{"schemaType":"ModelInvocationLog","timestamp":"2026-11-21T23:59:59Z","accountId":"123456789012","region":"us-east-1",` +
		`"requestId":"midnight","operation":"Converse","modelId":"global.anthropic.claude-haiku-4-5-20251001-v1:0",` +
		`"input":{"inputTokenCount":1000},"output":{"outputTokenCount":10}}`
	e.deliver(t, "us-east-1", "2026/11/21/23", "midnight", []string{line})
	e.deliver(t, "us-east-1", "2026/11/22/00", "midnight", []string{line})
	result, err := e.workgroup().RunNamed(e.ctx, "delivered_twice", "'2026-11-21'", "'2026-11-22'")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range result.Rows {
		got = append(got, rowText(row))
	}
	want := rowText([]*string{
		aws.String("midnight"), aws.String("2026-11-21"), aws.String("2026-11-22"), aws.String("2"), aws.String("0.001050000000"),
	})
	if !slices.Equal(got, []string{want}) {
		t.Errorf("got %s, want %s", got, want)
	}
}
