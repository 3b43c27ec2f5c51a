package detector

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

// invocations returns the calls of a Region that CloudWatch metered in the 24 clock hours up to now, logged or not. A
// first call takes up to 15 minutes to show.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
func invocations(ctx context.Context, api metricsAPI, now time.Time) (int64, error) {
	series, err := modelSeries(ctx, api, aws.String(invocationMetric))
	if err != nil {
		return 0, err
	}
	var total float64
	err = sums(ctx, api, series, last(trafficHours, now), func(_ types.Metric, _ time.Time, sum float64) { total += sum })
	return int64(math.Round(total)), err
}

// modelSeries returns the series of a metric, of all where it is nil, whose only dimension is the model: those with
// further ones count the same calls again.
func modelSeries(ctx context.Context, api metricsAPI, metric *string) ([]types.Metric, error) {
	in := cloudwatch.ListMetricsInput{MetricName: metric, Dimensions: []types.DimensionFilter{{Name: aws.String(modelDimension)}}}
	return listSeries(ctx, api, in, func(m types.Metric) bool {
		return len(m.Dimensions) == 1 && aws.ToString(m.Dimensions[0].Name) == modelDimension
	})
}
