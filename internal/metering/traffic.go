package metering

import (
	"context"
	"math"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

const (
	invocationMetric = "Invocations"
	modelDimension   = "ModelId"
	trafficHours     = 24
)

// Invocations returns the number of calls that CloudWatch metered in a Region in the 24 clock hours up to now, the running one
// included, logged or not. The first call of a model shows within 15 minutes.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
func (m *Meter) Invocations(ctx context.Context, region string, now time.Time) (int64, error) {
	api := m.in(region)
	series, err := modelSeries(ctx, api, aws.String(invocationMetric))
	if err != nil {
		return 0, err
	}
	var total float64
	err = sums(ctx, api, series, last(trafficHours, now), func(_ types.Metric, _ time.Time, sum float64) { total += sum })
	return int64(math.Round(total)), err
}

// modelSeries returns the series of a metric whose only dimension is the model. Series with more dimensions count the same calls
// again. metric nil: all metrics.
func modelSeries(ctx context.Context, api CloudWatch, metric *string) ([]types.Metric, error) {
	in := cloudwatch.ListMetricsInput{MetricName: metric, Dimensions: []types.DimensionFilter{{Name: aws.String(modelDimension)}}}
	return listSeries(ctx, api, in, func(m types.Metric) bool {
		return len(m.Dimensions) == 1 && aws.ToString(m.Dimensions[0].Name) == modelDimension
	})
}
