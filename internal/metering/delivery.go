package detector

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
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
	failed := map[string]float64{}
	err = sums(ctx, api, series, last(deliveryHours, now), func(m types.Metric, _ time.Time, sum float64) { failed[dimensions(m)] += sum })
	if err != nil {
		return 0, err
	}
	var most float64
	for _, n := range failed {
		most = max(most, n)
	}
	return int64(math.Round(most)), nil
}

// dimensions tells one series of a metric from the others.
func dimensions(m types.Metric) string {
	var all []string
	for _, d := range m.Dimensions {
		all = append(all, strconv.Quote(aws.ToString(d.Name))+"="+strconv.Quote(aws.ToString(d.Value)))
	}
	slices.Sort(all)
	return strings.Join(all, ",")
}
