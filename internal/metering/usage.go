package detector

import (
	"context"
	"math"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// Usage is what CloudWatch metered of the calls of one model. The four kinds of tokens are disjoint.
type Usage struct {
	Invocations      int64 `json:"invocations"`
	InputTokens      int64 `json:"input_tokens"`
	OutputTokens     int64 `json:"output_tokens"`
	CacheReadTokens  int64 `json:"cache_read_tokens"`
	CacheWriteTokens int64 `json:"cache_write_tokens"`
}

// count returns where a metric of Amazon Bedrock is counted; nil where it is none of ours.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
func (u *Usage) count(metric string) *int64 {
	switch metric {
	case invocationMetric:
		return &u.Invocations
	case "InputTokenCount":
		return &u.InputTokens
	case "OutputTokenCount":
		return &u.OutputTokens
	case "CacheReadInputTokenCount":
		return &u.CacheReadTokens
	case "CacheWriteInputTokenCount":
		return &u.CacheWriteTokens
	}
	return nil
}

// period is a model's share of a period's usage.
type period struct {
	start time.Time
	model string
}

// usage returns what CloudWatch metered of each model in each period of a window that has data.
func usage(ctx context.Context, api metricsAPI, w window) (map[period]*Usage, error) {
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
		*used[p].count(aws.ToString(m.MetricName)) += int64(math.Round(sum))
	})
	return used, err
}

// byModel adds up what was used of each model in all periods.
func byModel(used map[period]*Usage) map[string]Usage {
	sum := map[string]Usage{}
	for p, u := range used {
		sum[p.model] = sum[p.model].plus(*u)
	}
	return sum
}

func (u Usage) tokens() int64 {
	return u.InputTokens + u.OutputTokens + u.CacheReadTokens + u.CacheWriteTokens
}

func (u Usage) plus(v Usage) Usage {
	return Usage{
		u.Invocations + v.Invocations, u.InputTokens + v.InputTokens, u.OutputTokens + v.OutputTokens,
		u.CacheReadTokens + v.CacheReadTokens, u.CacheWriteTokens + v.CacheWriteTokens,
	}
}
