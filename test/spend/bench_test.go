//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

const (
	// benchRounds is the number of runs of each query over the logs, closedRounds that of each query of the roll-up. The median counts.
	benchRounds  = 2
	closedRounds = 5
	// mostTime is the greatest ratio of the time of the priced query to the time of the plain query.
	mostTime = 2
	// mostBytes is the greatest number of bytes that the priced query may read beside the records: the known profiles.
	mostBytes = 10_000
)

// plainQuery is the query that the priced one is compared with: without duplicates, grouped, without prices and owners.
const plainQuery = `SELECT request_metadata['team'], count(*), sum(input_token_count), sum(output_token_count)
FROM bedrock_invocation_logs
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1`

// pricedQuery is the spend by team as the logs say it, whatever is rolled up.
const pricedQuery = `SELECT team, count(*), sum(input_tokens), sum(output_tokens), sum(usd)
FROM bedrock_spend
WHERE date BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY 1`

// BenchmarkBill compares, in the same run, the priced and attributed spend with the plain query over the same records, and the bill of a
// closed week, which reads the roll-up, with the spend that the logs have. The ratios count: whatever the calls, the bill of a closed week
// reads the same bytes.
func BenchmarkBill(b *testing.B) {
	e := newSpendAccount(b)
	e.deployLedger(b)
	// without the day before, of which a day's roll-up reads the records too, ten million need half the time
	everySecondDay := []int{0, 2, 4, 6}
	small := week{time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC), 1_000_000, everySecondDay, false}
	large := week{time.Date(2026, 10, 26, 0, 0, 0, 0, time.UTC), 10_000_000, everySecondDay, false}
	bodies := week{time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC), 100_000, []int{1, 2}, true}
	b.Run("logs-with-bodies", func(b *testing.B) { e.measureLogs(b, bodies) })
	b.Run("logs", func(b *testing.B) { e.measureLogs(b, small) })
	b.Run("roll-up-with-bodies", func(b *testing.B) { e.measureRollUp(b, bodies, 7) })
	var closed [2]measured
	b.Run("roll-up-of-a-million", func(b *testing.B) { closed[0] = e.measureRollUp(b, small, 7) })
	b.Run("roll-up-of-ten-million", func(b *testing.B) {
		e.deliverWeek(b, large)
		closed[1] = e.measureRollUp(b, large, 1)
	})
	if closed[0].bytes == 0 || closed[1].bytes == 0 {
		return // -bench chose one of them
	}
	bytes, took := float64(closed[1].bytes)/float64(closed[0].bytes), closed[1].took.Seconds()/closed[0].took.Seconds()
	b.Logf("ten times the calls: the bill of the closed week reads %.3f times the bytes and takes %.2f times the time", bytes, took)
	if bytes > mostGrowth {
		b.Errorf("the bill of ten times the calls reads %.3f times the bytes, want at most %.2f", bytes, mostGrowth)
	}
	if took > mostGrowthOfTime {
		b.Errorf("the bill of ten times the calls takes %.2f times the time, want at most %.1f", took, mostGrowthOfTime)
	}
}

// measured is what a query took, or several.
type measured struct {
	bytes int64
	took  time.Duration
}

func (m *measured) add(s athena.Statistics) {
	m.bytes += s.ScannedBytes
	m.took += s.Duration
}

func (m measured) String() string {
	return fmt.Sprintf("%d bytes, %s", m.bytes, m.took.Round(time.Millisecond))
}

// measureLogs delivers a week and compares the priced query with the plain one.
func (e *spendAccount) measureLogs(b *testing.B, w week) {
	e.deliverWeek(b, w)
	period := []string{sqlDay(w.day(0)), sqlDay(w.day(6))}
	var plain, priced []time.Duration
	var plainBytes, pricedBytes int64
	for range benchRounds {
		result, err := e.Workgroup().Run(e.Ctx, plainQuery, period...)
		if err != nil {
			b.Fatal(err)
		}
		plain, plainBytes = append(plain, result.Statistics.Duration), result.Statistics.ScannedBytes
		result, err = e.Workgroup().Run(e.Ctx, pricedQuery, period...)
		if err != nil {
			b.Fatal(err)
		}
		priced, pricedBytes = append(priced, result.Statistics.Duration), result.Statistics.ScannedBytes
		if n := requests(result.Rows); n != w.records {
			b.Fatalf("%d requests, want %d", n, w.records)
		}
	}
	ratio := slices.Min(priced).Seconds() / slices.Min(plain).Seconds()
	b.Logf("%d calls: plain query %s, priced %s, ratio %.2f; read %d and %d bytes, %.1f a call", w.records, slices.Min(plain), slices.Min(priced), ratio,
		plainBytes, pricedBytes, float64(plainBytes)/float64(w.records))
	b.ReportMetric(ratio, "priced/plain")
	if ratio > mostTime {
		b.Errorf("the priced query takes %.2f times as long as the plain one, want at most %d", ratio, mostTime)
	}
	if more := pricedBytes - plainBytes; more < 0 || more > mostBytes {
		b.Errorf("the priced query reads %d bytes more than the plain one, want at most %d: the profiles", more, mostBytes)
	}
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

// sums adds the rows of figures, by their first column.
func sums(all map[string][]decimal.Decimal, rows [][]*string) {
	for _, row := range rows {
		key := aws.ToString(row[0])
		if all[key] == nil {
			all[key] = make([]decimal.Decimal, len(row)-1)
		}
		for i, cell := range row[1:] {
			if cell != nil {
				all[key][i] = all[key][i].Add(decimal.RequireFromString(*cell))
			}
		}
	}
}

// sumText returns sums as lines.
func sumText(all map[string][]decimal.Decimal) (lines []string) {
	for key, values := range all {
		line := key
		for _, v := range values {
			line += " " + v.String()
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}
