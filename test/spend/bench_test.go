//go:build e2e

package spend

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

const (
	// benchRecords is the number of records, spread over the seven days of a week in benchObjects objects.
	benchRecords = 1_000_000
	benchObjects = 200
	// benchRounds is the number of runs of each query. The median counts.
	benchRounds = 3
	// planningRounds is the number of plans of the bill. The median counts.
	planningRounds = 15
	// mostTime is the greatest ratio of the time of the bill to the time of the plain query.
	mostTime = 2
	// mostBytes is the greatest number of bytes that the bill may read beside the records: the known profiles.
	mostBytes = 10_000
	// bodySize is the size of a body, in bytes.
	bodySize = 2000
)

// plainQuery is the query that the bill is compared with: without duplicates, grouped, without prices and owners.
const plainQuery = `SELECT request_metadata['team'], count(*), sum(input_token_count), sum(output_token_count)
FROM bedrock_invocation_logs
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1`

// BenchmarkBill compares the priced, attributed bill of a week of a million records with the plain query over the same records
// in the same run, first with metadata alone and then with bodies of two kilobytes. The ratios count. It also measures the time in which
// the bill is planned.
func BenchmarkBill(b *testing.B) {
	e := newSpendAccount(b)
	e.deployLedger(b)
	b.Run("planning", func(b *testing.B) { e.measurePlanning(b) })
	took := map[bool]time.Duration{}
	for _, week := range []week{
		{"metadata-only", time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), false},
		{"with-bodies", time.Date(2026, 11, 9, 0, 0, 0, 0, time.UTC), true},
	} {
		b.Run(week.name, func(b *testing.B) {
			e.deliverWeek(b, week.monday, week.bodies)
			took[week.bodies] = e.measure(b, week)
		})
	}
	if took[true] > 0 && took[false] > 0 {
		b.Logf("the plain query with bodies takes %.2f times as long as without", took[true].Seconds()/took[false].Seconds())
	}
}

// measurePlanning measures the time in which the engine analyzes and plans the bill of a week: that of EXPLAIN, which reads no record.
func (e *spendAccount) measurePlanning(b *testing.B) {
	queries, err := ledger.Queries()
	if err != nil {
		b.Fatal(err)
	}
	bill := queries[slices.IndexFunc(queries, func(q ledger.Query) bool { return q.Name == ledger.BillByTeam })].SQL
	for _, day := range []string{"'2026-11-02'", "'2026-11-08'"} { // EXPLAIN takes no parameters
		bill = strings.Replace(bill, "?", day, 1)
	}
	var took []time.Duration
	for round := range 1 + planningRounds {
		result, err := e.Workgroup().Run(e.Ctx, "EXPLAIN "+bill)
		if err != nil {
			b.Fatal(err)
		}
		if round > 0 { // the engine compiles its own code in the first
			took = append(took, result.Statistics.Duration)
		}
	}
	b.Logf("the bill is planned in %s, the fastest of %d in %s", median(took), len(took), slices.Min(took))
	b.ReportMetric(median(took).Seconds(), "planning-s")
}

// week is a week of records.
type week struct {
	name   string
	monday time.Time
	bodies bool
}

// measure runs both queries in turn and returns the time of the plain one.
func (e *spendAccount) measure(b *testing.B, w week) time.Duration {
	period := []string{
		"'" + w.monday.Format(time.DateOnly) + "'", "'" + w.monday.AddDate(0, 0, 6).Format(time.DateOnly) + "'",
	}
	var plain, bill []time.Duration
	var plainBytes, billBytes int64
	for range benchRounds {
		began := time.Now()
		result, err := e.Workgroup().Run(e.Ctx, plainQuery, period...)
		if err != nil {
			b.Fatal(err)
		}
		plain = append(plain, time.Since(began))
		plainBytes = result.Statistics.ScannedBytes
		began = time.Now()
		result, err = e.Workgroup().RunNamed(e.Ctx, "bill_by_team", period...)
		if err != nil {
			b.Fatal(err)
		}
		bill = append(bill, time.Since(began))
		billBytes = result.Statistics.ScannedBytes
		if n := requests(result.Rows); n != benchRecords {
			b.Fatalf("the bill has %d requests, want %d", n, benchRecords)
		}
	}
	ratio := median(bill).Seconds() / median(plain).Seconds()
	b.Logf("plain query %s, bill %s, ratio %.2f; read %d and %d bytes", median(plain).Round(time.Millisecond), median(bill).Round(time.Millisecond), ratio, plainBytes, billBytes)
	b.ReportMetric(ratio, "bill/plain")
	if ratio > mostTime {
		b.Errorf("the bill takes %.2f times as long as the plain query, want at most %d", ratio, mostTime)
	}
	if more := billBytes - plainBytes; more < 0 || more > mostBytes {
		b.Errorf("the bill reads %d bytes more than the plain query, want at most %d: the profiles", more, mostBytes)
	}
	return median(plain)
}

// requests sums the second column.
func requests(rows [][]*string) int {
	sum := 0
	for _, row := range rows {
		var n int
		if _, err := fmt.Sscan(aws.ToString(row[1]), &n); err == nil {
			sum += n
		}
	}
	return sum
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// deliverWeek delivers the records of a week into one Region.
func (e *spendAccount) deliverWeek(t testing.TB, monday time.Time, bodies bool) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	models := []string{
		"us.anthropic.claude-sonnet-4-6", "global.anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.nova-lite-v1:0",
		"arn:aws:bedrock:us-east-1:" + environment.AccountID + ":application-inference-profile/p1onboarding",
	}
	roles := []string{"bedrock-onboarding-api-prod", "bedrock-tagger-dev", "bedrock-experiments-dev", "someone-else"}
	words := strings.Fields("the quick brown fox jumps over the lazy dog and asks for a summary of its week")
	for object := range benchObjects {
		at := monday.Add(time.Duration(object) * 7 * 24 * time.Hour / benchObjects)
		lines := make([]string, 0, benchRecords/benchObjects)
		for i := range benchRecords / benchObjects {
			body, answer := "", ""
			if bodies {
				var text strings.Builder
				for text.Len() < bodySize {
					text.WriteString(words[random.IntN(len(words))] + " ")
				}
				body = `,"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"` + text.String() + `"}]}]}`
				answer = `,"outputBodyJson":{"output":{"message":{"role":"assistant","content":[{"text":"yes"}]}},"usage":{"cacheDetails":[{"ttl":"1h","inputTokens":7}]}}`
			}
			lines = append(lines, fmt.Sprintf(`{"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"%s","accountId":"%s",`+
				`"region":"us-east-1","requestId":"%d-%d-%t","operation":"Converse","modelId":"%s","identity":{"arn":"arn:aws:sts::%s:assumed-role/%s/i-0abc"},`+
				`"inferenceRegion":"us-east-1","requestMetadata":{"team":"growth","service":"onboarding-api","env":"prod","feature":"chat"},`+
				`"input":{"inputContentType":"application/json"%s,"inputTokenCount":%d,"cacheReadInputTokenCount":%d,"cacheWriteInputTokenCount":%d},`+
				`"output":{"outputContentType":"application/json"%s,"outputTokenCount":%d}}`,
				at.Format(time.RFC3339), environment.AccountID, object, i, bodies, models[random.IntN(len(models))], environment.AccountID, roles[random.IntN(len(roles))],
				body, random.IntN(4000), random.IntN(2)*random.IntN(20000), random.IntN(2)*random.IntN(2000), answer, random.IntN(1200)))
		}
		e.Deliver(t, "us-east-1", at.Format("2006/01/02/15"), fmt.Sprintf("bench-%03d", object), lines)
	}
}
