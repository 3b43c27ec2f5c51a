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
	deliveryFailureMetric = "ModelInvocationLogsS3DeliveryFailure"
	// deliveryHours are few, so that a failure that is over is soon no finding, and enough for two hourly runs to see each.
	deliveryHours = 3
)

// failedDeliveries returns how many deliveries of log records to S3 failed in the last clock hours. Which dimension the
// metric has is not documented beyond "across all model IDs", so the largest of its series counts.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
func failedDeliveries(ctx context.Context, api metricsAPI, now time.Time) (int64, error) {
	in := cloudwatch.ListMetricsInput{MetricName: aws.String(deliveryFailureMetric)}
	series, err := listSeries(ctx, api, in, func(types.Metric) bool { return true })
	if err != nil {
		return 0, err
	}
	var most float64
	for _, one := range series {
		var failed float64
		if err := sums(ctx, api, []types.Metric{one}, last(deliveryHours, now), func(_ types.Metric, _ time.Time, sum float64) { failed += sum }); err != nil {
			return 0, err
		}
		most = max(most, failed)
	}
	return int64(math.Round(most)), nil
}
