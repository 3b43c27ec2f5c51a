package metering

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
	// DeliveryHours is the number of clock hours that FailedDeliveries counts: few, so that a failure that is over soon stops being
	// a finding, and enough for two hourly runs to see each failure.
	DeliveryHours = 3
)

// FailedDeliveries returns the number of deliveries of log records to S3 that failed in a Region in the last [DeliveryHours]. AWS
// documents no dimension of the metric beyond "across all model IDs", so the largest of its series counts.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
func (m *Meter) FailedDeliveries(ctx context.Context, region string, now time.Time) (int64, error) {
	api := m.in(region)
	in := cloudwatch.ListMetricsInput{MetricName: aws.String(deliveryFailureMetric)}
	series, err := listSeries(ctx, api, in, func(types.Metric) bool { return true })
	if err != nil {
		return 0, err
	}
	failed := map[string]float64{}
	err = sums(ctx, api, series, last(DeliveryHours, now), func(m types.Metric, _ time.Time, sum float64) { failed[dimensions(m)] += sum })
	if err != nil {
		return 0, err
	}
	var most float64
	for _, n := range failed {
		most = max(most, n)
	}
	return int64(math.Round(most)), nil
}

// dimensions returns a text that is the same for two metrics of one name where they are one series.
func dimensions(m types.Metric) string {
	var all []string
	for _, d := range m.Dimensions {
		all = append(all, strconv.Quote(aws.ToString(d.Name))+"="+strconv.Quote(aws.ToString(d.Value)))
	}
	slices.Sort(all)
	return strings.Join(all, ",")
}
