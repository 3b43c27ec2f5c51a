package metering

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Usage is the number of calls and tokens that CloudWatch metered of one model. The four kinds of tokens are disjoint.
type Usage struct {
	Invocations      int64 `json:"invocations"`
	InputTokens      int64 `json:"input_tokens"`
	OutputTokens     int64 `json:"output_tokens"`
	CacheReadTokens  int64 `json:"cache_read_tokens"`
	CacheWriteTokens int64 `json:"cache_write_tokens"`
}

// count returns the number that a metric of Amazon Bedrock states, and nil where Usage has none for it. Two pages of AWS name the metrics
// of cached tokens with and without Count at the end: both names state the same number.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
// https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
func (u *Usage) count(metric string) *int64 {
	switch metric {
	case invocationMetric:
		return &u.Invocations
	case "InputTokenCount":
		return &u.InputTokens
	case "OutputTokenCount":
		return &u.OutputTokens
	case "CacheReadInputTokenCount", "CacheReadInputTokens":
		return &u.CacheReadTokens
	case "CacheWriteInputTokenCount", "CacheWriteInputTokens":
		return &u.CacheWriteTokens
	}
	return nil
}

// period is one period of one model.
type period struct {
	start time.Time
	model string
}

// UsageByModel returns the usage of each model in a Region in the 24 clock hours up to now, the running one included. The keys are
// values of CloudWatch's dimension ModelId: a model's id, or the id of a profile.
func (m *Meter) UsageByModel(ctx context.Context, region string, now time.Time) (map[string]Usage, error) {
	return m.usageByModel(ctx, region, last(trafficHours, now))
}

// weekHours are 7 days and the running hour, so that two runs a week apart leave no hour out.
const weekHours = 7*24 + 1

// WeekByModel returns the usage of each model in a Region in the last 7 days and the running hour, by the keys of UsageByModel.
func (m *Meter) WeekByModel(ctx context.Context, region string, now time.Time) (map[string]Usage, error) {
	return m.usageByModel(ctx, region, last(weekHours, now))
}

func (m *Meter) usageByModel(ctx context.Context, region string, w window) (map[string]Usage, error) {
	used, err := usage(ctx, m.in(region), w)
	if err != nil {
		return nil, meteringError(ctx, region, err)
	}
	sum := map[string]Usage{}
	for p, u := range used {
		sum[p.model] = sum[p.model].Plus(*u)
	}
	return sum, nil
}

// meteringError returns the error of a Region whose usage could not be read.
func meteringError(ctx context.Context, region string, err error) error {
	return fmt.Errorf("read the metered usage of %s (cloudwatch:ListMetrics, GetMetricData): %s", region, awserrors.Reason(awserrors.Cause(ctx, err)))
}

// usage returns the usage of each model in each period of a window that has data.
func usage(ctx context.Context, api CloudWatch, w window) (map[period]*Usage, error) {
	all, err := modelSeries(ctx, api, nil)
	if err != nil {
		return nil, err
	}
	var series []types.Metric
	for _, m := range all {
		if new(Usage).count(aws.ToString(m.MetricName)) != nil {
			series = append(series, m)
		}
	}
	used := map[period]*Usage{}
	err = sums(ctx, api, series, w, func(m types.Metric, start time.Time, sum float64) {
		p := period{start, aws.ToString(m.Dimensions[0].Value)}
		if used[p] == nil {
			used[p] = &Usage{}
		}
		count := used[p].count(aws.ToString(m.MetricName))
		*count = max(*count, int64(math.Round(sum))) // a metric has one such series; a number with two names counts once
	})
	return used, err
}

// Tokens returns the number of tokens of all kinds.
func (u Usage) Tokens() int64 {
	return u.InputTokens + u.OutputTokens + u.CacheReadTokens + u.CacheWriteTokens
}

// Plus returns the sum of two usages.
func (u Usage) Plus(v Usage) Usage {
	return Usage{
		u.Invocations + v.Invocations, u.InputTokens + v.InputTokens, u.OutputTokens + v.OutputTokens,
		u.CacheReadTokens + v.CacheReadTokens, u.CacheWriteTokens + v.CacheWriteTokens,
	}
}
