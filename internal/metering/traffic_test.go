package metering

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
)

// recorder is CloudWatch that keeps the input of the last reading.
type recorder struct {
	*meteringtest.CloudWatch
	in *cloudwatch.GetMetricDataInput
}

func (r *recorder) GetMetricData(ctx context.Context, in *cloudwatch.GetMetricDataInput, options ...func(*cloudwatch.Options)) (*cloudwatch.GetMetricDataOutput, error) {
	r.in = in
	return r.CloudWatch.GetMetricData(ctx, in, options...)
}

func TestTrafficIsThatOf24ClockHours(t *testing.T) {
	now := time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
	r := &recorder{CloudWatch: &meteringtest.CloudWatch{}}
	r.AddCall("profile1", time.Date(2026, 11, 22, 18, 59, 59, 0, time.UTC), 1, 1)
	r.AddCall("profile1", time.Date(2026, 11, 22, 19, 0, 0, 0, time.UTC), 1, 1)
	n, err := NewWithClients(func(string) CloudWatch { return r }).Invocations(t.Context(), "eu-west-1", now)
	if err != nil || n != 1 {
		t.Fatalf("error %v, %d calls", err, n)
	}
	if want := time.Date(2026, 11, 22, 19, 0, 0, 0, time.UTC); !r.in.StartTime.Equal(want) || !r.in.EndTime.Equal(now) {
		t.Errorf("from %s to %s", r.in.StartTime, r.in.EndTime)
	}
}

// A model that was called in every hour is one entry.
func TestUsageByModelAddsUpTheHours(t *testing.T) {
	now := time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
	c := &meteringtest.CloudWatch{}
	for hour := range 25 {
		c.AddCall("profile1", now.Add(-time.Minute-time.Duration(hour)*time.Hour), 10, 2)
	}
	m := meterOf(map[string]*meteringtest.CloudWatch{"eu-west-1": c})
	used, err := m.UsageByModel(t.Context(), "eu-west-1", now)
	want := Usage{Invocations: 24, InputTokens: 240, OutputTokens: 48, CacheReadTokens: 24000, CacheWriteTokens: 12000}
	if err != nil || len(used) != 1 || used["profile1"] != want || used["profile1"].Tokens() != 36288 {
		t.Errorf("error %v, used %+v", err, used)
	}
	c.Err = accessDenied
	const refused = "read the metered usage of eu-west-1 (cloudwatch:ListMetrics, GetMetricData): AccessDeniedException: User is not authorized to do it"
	if _, err := m.UsageByModel(t.Context(), "eu-west-1", now); err == nil || err.Error() != refused {
		t.Errorf("error %v", err)
	}
}

// A week is 7 days and the running hour: an hour that the run of last week saw in part is seen again.
func TestWeekByModelLeavesNoHourOut(t *testing.T) {
	now := time.Date(2026, 11, 23, 6, 17, 0, 0, time.UTC)
	c := &meteringtest.CloudWatch{}
	for _, at := range []time.Time{
		now.AddDate(0, 0, -7).Add(-18 * time.Minute), // 05:59 a week ago
		now.AddDate(0, 0, -7).Add(-10 * time.Minute), now.AddDate(0, 0, -7).Add(10 * time.Minute), now.AddDate(0, 0, -3), now.Add(-time.Minute),
	} {
		c.AddCall("profile1", at, 10, 2)
	}
	used, err := meterOf(map[string]*meteringtest.CloudWatch{"eu-west-1": c}).WeekByModel(t.Context(), "eu-west-1", now)
	want := Usage{Invocations: 4, InputTokens: 40, OutputTokens: 8, CacheReadTokens: 4000, CacheWriteTokens: 2000}
	if err != nil || len(used) != 1 || used["profile1"] != want {
		t.Errorf("error %v, used %+v", err, used)
	}
}

// AWS's pages name the metrics of cached tokens in two ways. A number counts once under either name, and under both.
func TestCachedTokensHaveTwoNames(t *testing.T) {
	for name, metrics := range map[string][]string{
		"with Count":    {"CacheReadInputTokenCount", "CacheWriteInputTokenCount"},
		"without Count": {"CacheReadInputTokens", "CacheWriteInputTokens"},
		"both":          {"CacheReadInputTokenCount", "CacheReadInputTokens", "CacheWriteInputTokens", "CacheWriteInputTokenCount"},
	} {
		t.Run(name, func(t *testing.T) {
			now := time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
			fake := &meteringtest.CloudWatch{}
			for _, metric := range metrics {
				value := 30.0
				if strings.HasPrefix(metric, "CacheWrite") {
					value = 40
				}
				fake.Add(metric, "model", now.Add(-time.Hour), value)
				fake.Add(metric, "model", now.Add(-2*time.Hour), value)
			}
			used, err := meterOf(map[string]*meteringtest.CloudWatch{"us-east-1": fake}).UsageByModel(t.Context(), "us-east-1", now)
			if want := (Usage{CacheReadTokens: 60, CacheWriteTokens: 80}); err != nil || used["model"] != want {
				t.Errorf("got %+v, %v, want %+v", used["model"], err, want)
			}
		})
	}
}
