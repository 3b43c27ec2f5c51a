package detector

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// point is what Amazon Bedrock published of a call. tier "": the series has the model as its only dimension.
type point struct {
	metric, model, tier string
	at                  time.Time
	value               float64
}

// meter is CloudWatch in one Region.
type meter struct {
	points []point
	err    error
	// code is the status of every series. Zero: Complete.
	code types.StatusCode
	// asked is how many series were asked for.
	asked int
}

func (m *meter) ListMetrics(_ context.Context, in *cloudwatch.ListMetricsInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.ListMetricsOutput, error) {
	out := &cloudwatch.ListMetricsOutput{}
	seen := map[string]bool{}
	for _, p := range m.points {
		id := p.metric + p.model + p.tier
		if seen[id] || in.MetricName != nil && *in.MetricName != p.metric {
			continue
		}
		seen[id] = true
		dimensions := []types.Dimension{{Name: aws.String("ModelId"), Value: &p.model}}
		if p.tier != "" {
			dimensions = append(dimensions, types.Dimension{Name: aws.String("ServiceTier"), Value: &p.tier})
		}
		out.Metrics = append(out.Metrics, types.Metric{Namespace: aws.String("AWS/Bedrock"), MetricName: &p.metric, Dimensions: dimensions})
	}
	return out, m.err
}

// GetMetricData answers three sums a page, so that a series goes over several.
func (m *meter) GetMetricData(_ context.Context, in *cloudwatch.GetMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.GetMetricDataOutput, error) {
	var results []types.MetricDataResult
	for _, q := range in.MetricDataQueries {
		if in.NextToken == nil {
			m.asked++
		}
		wanted := *q.MetricStat.Metric.MetricName + *q.MetricStat.Metric.Dimensions[0].Value
		period := time.Duration(*q.MetricStat.Period) * time.Second
		sums := map[time.Time]float64{}
		for _, p := range m.points {
			if p.metric+p.model == wanted && p.tier == "" && !p.at.Before(*in.StartTime) && p.at.Before(*in.EndTime) {
				sums[p.at.Truncate(period)] += p.value
			}
		}
		for _, at := range slices.SortedFunc(maps.Keys(sums), time.Time.Compare) {
			results = append(results, types.MetricDataResult{Id: q.Id, Timestamps: []time.Time{at}, Values: []float64{sums[at]}, StatusCode: cmp.Or(m.code, types.StatusCodeComplete)})
		}
	}
	some, next := page(&world{pageSize: 3}, results, in.NextToken)
	return &cloudwatch.GetMetricDataOutput{MetricDataResults: some, NextToken: next}, m.err
}

// called adds a call's points at a time, once more by its tier, and points that are not ours.
func (m *meter) called(model string, at time.Time, input, output float64) {
	for _, tier := range []string{"", "default"} {
		m.points = append(m.points,
			point{"Invocations", model, tier, at, 1}, point{"InputTokenCount", model, tier, at, input}, point{"OutputTokenCount", model, tier, at, output},
			point{"CacheReadInputTokenCount", model, tier, at, 1000}, point{"CacheWriteInputTokenCount", model, tier, at, 500},
			point{"InvocationLatency", model, tier, at, 900})
	}
}

// metered runs the metering of Regions with these meters. Those of off can be asked for their traffic, those of others not.
func metered(t *testing.T, s *store, meters map[string]*meter, unread ...string) (int, error) {
	t.Helper()
	d := &Detector{metrics: func(region string) metricsAPI { return meters[region] }}
	var findings []Finding
	for region := range meters {
		findings = append(findings, Finding{Region: region, State: Off, Invocations24h: aws.Int64(1)})
	}
	for _, region := range unread {
		findings = append(findings, Finding{Region: region, State: Denied})
	}
	return UpdateMetered(t.Context(), d, s.ledger(), findings)
}

// at goes to a time in a bubble, whose clock begins in the year 2000.
func at(when time.Time) { time.Sleep(time.Until(when)) }

func TestMeteringADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight.Add(5*time.Hour + 30*time.Minute))
		m := &meter{}
		m.called("profile1", midnight.Add(-time.Second), 7, 3) // yesterday
		m.called("profile1", midnight, 100, 20)
		m.called("profile1", midnight.Add(5*time.Hour), 11, 2)
		m.called("amazon.nova-lite-v1:0", midnight.Add(time.Hour), 5, 1)
		s := newStore()
		n, err := metered(t, s, map[string]*meter{"us-east-1": m, "eu-west-1": {}}, "sa-east-1")
		if err != nil || n != 28 || len(s.objects) != 28 {
			t.Fatalf("error %v, %d days, %d objects", err, n, len(s.objects))
		}
		line := func(day, region, model string, n, in, out int, complete bool) string {
			return fmt.Sprintf(`{"day":"%s","region":"%s","model_id":%s,"invocations":%d,"input_tokens":%d,"output_tokens":%d,"cache_read_tokens":%d,"cache_write_tokens":%d,"checked_at":"2026-11-24T05:30:00Z","complete":%t}`+"\n",
				day, region, model, n, in, out, 1000*n, 500*n, complete)
		}
		asked := func(day, region string, complete bool) string { return line(day, region, "null", 0, 0, 0, complete) }
		for key, want := range map[string]string{
			"metered/2026/11/24/us-east-1.json": asked("2026-11-24", "us-east-1", false) +
				line("2026-11-24", "us-east-1", `"amazon.nova-lite-v1:0"`, 1, 5, 1, false) + line("2026-11-24", "us-east-1", `"profile1"`, 2, 111, 22, false),
			"metered/2026/11/23/us-east-1.json": asked("2026-11-23", "us-east-1", false) + // over for five and a half hours
				line("2026-11-23", "us-east-1", `"profile1"`, 1, 7, 3, false),
			"metered/2026/11/11/us-east-1.json": asked("2026-11-11", "us-east-1", true),
			"metered/2026/11/24/eu-west-1.json": asked("2026-11-24", "eu-west-1", false),
		} {
			if got, exists := s.objects[key]; got != want || !exists {
				t.Errorf("%s is %t\n%s", key, exists, got)
			}
		}
		if m.asked != 10 {
			t.Errorf("%d series asked for, want five of each model", m.asked)
		}
	})
}

// TestARerunCountsNoDayTwice goes through two days, hour by hour, with an outage of the detector.
func TestARerunCountsNoDayTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight.Add(30 * time.Minute))
		m, s := &meter{}, newStore()
		run := func() int {
			s.puts = nil
			if _, err := metered(t, s, map[string]*meter{"us-east-1": m}); err != nil {
				t.Fatal(err)
			}
			return len(s.puts)
		}
		if n := run(); n != 14 {
			t.Errorf("the first run wrote %d days", n)
		}
		m.called("profile1", midnight.Add(3*time.Hour), 100, 20)
		var counts []int
		for range 36 {
			time.Sleep(time.Hour)
			counts = append(counts, run())
		}
		// Yesterday goes on being written until seven hours after midnight: then an object is surely complete.
		if want := slices.Concat(slices.Repeat([]int{2}, 7), slices.Repeat([]int{1}, 16), slices.Repeat([]int{2}, 8), slices.Repeat([]int{1}, 5)); !slices.Equal(counts, want) {
			t.Errorf("days written: %v, want %v", counts, want)
		}
		day := s.objects["metered/2026/11/24/us-east-1.json"]
		if strings.Count(day, "\n") != 2 || !strings.Contains(day, `"invocations":1,"input_tokens":100,`) || !strings.Contains(day, `"complete":true`) {
			t.Errorf("the day is %s", day)
		}
		time.Sleep(5 * 24 * time.Hour)
		if n := run(); n != 6 {
			t.Errorf("after five days without a run it wrote %d days", n)
		}
	})
}

func TestWhatCannotBeMeteredIsMissing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight)
		partial := &meter{code: types.StatusCodeInternalError}
		partial.called("profile1", midnight.Add(-time.Hour), 1, 1)
		s := newStore()
		n, err := metered(t, s, map[string]*meter{"eu-west-1": {err: accessDenied}, "eu-west-2": partial, "us-east-1": {}})
		if n != 14 || len(s.objects) != 14 {
			t.Errorf("%d days, wrote %v", n, s.puts)
		}
		for _, want := range []string{
			"read what was metered in eu-west-1 (cloudwatch:ListMetrics, GetMetricData): AccessDeniedException: User is not authorized to do it",
			"read what was metered in eu-west-2 (cloudwatch:ListMetrics, GetMetricData): CloudWatch answered InternalError for a series of ",
		} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v does not say %q", err, want)
			}
		}
		s.listErr = errors.New("no bucket")
		if n, err := metered(t, s, map[string]*meter{"us-east-1": {}}); n != 0 || err == nil || err.Error() != "list s3://the-ledger/metered/: no bucket" {
			t.Errorf("%d days, error %v", n, err)
		}
	})
}
