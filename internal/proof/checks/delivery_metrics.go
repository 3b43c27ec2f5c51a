package checks

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	cwtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// The metrics of the delivery of log records.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
const (
	bedrockMetrics   = "AWS/Bedrock"
	deliverySuccess  = "ModelInvocationLogsS3DeliverySuccess"
	deliveryFailures = "ModelInvocationLogsS3DeliveryFailure"
)

// deliverySeriesCalls are the calls of deliverySeries and failedDeliveries.
var deliverySeriesCalls = []proof.Call{
	{API: "cloudwatch:ListMetrics", On: "the delivery metrics of Amazon Bedrock in that Region"},
	{API: "cloudwatch:GetMetricData", On: "the series of failed deliveries since the call"},
}

// metricSeries is a series of CloudWatch.
type metricSeries struct{ cwtypes.Metric }

// words returns the name and the dimensions of the series.
func (s metricSeries) words() string {
	var dimensions []string
	for _, d := range s.Dimensions {
		dimensions = append(dimensions, fmt.Sprintf("%s=%q", aws.ToString(d.Name), aws.ToString(d.Value)))
	}
	return fmt.Sprintf("%s {%s}", aws.ToString(s.MetricName), strings.Join(dimensions, ", "))
}

// deliverySeries returns the series of the delivery metrics in a Region, or those of one metric.
func deliverySeries(ctx context.Context, client *cloudwatch.Client, names ...string) ([]metricSeries, error) {
	if len(names) == 0 {
		names = []string{deliverySuccess, deliveryFailures}
	}
	var found []metricSeries
	for _, name := range names {
		pages := cloudwatch.NewListMetricsPaginator(client, &cloudwatch.ListMetricsInput{Namespace: aws.String(bedrockMetrics), MetricName: &name})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return nil, err
			}
			for _, m := range page.Metrics {
				found = append(found, metricSeries{m})
			}
		}
	}
	return found, nil
}

// failedDeliveries returns the series of failed deliveries that have a count since a time, in words, or "".
func failedDeliveries(ctx context.Context, client *cloudwatch.Client, from time.Time) (string, error) {
	series, err := deliverySeries(ctx, client, deliveryFailures)
	if err != nil || len(series) == 0 {
		return "", err
	}
	start, end := from.Truncate(time.Minute), time.Now().Add(time.Minute)
	var failed []string
	for _, s := range series {
		pages := cloudwatch.NewGetMetricDataPaginator(client, &cloudwatch.GetMetricDataInput{
			StartTime: &start, EndTime: &end,
			MetricDataQueries: []cwtypes.MetricDataQuery{{Id: aws.String("failed"), MetricStat: &cwtypes.MetricStat{
				Metric: &s.Metric, Period: aws.Int32(60), Stat: aws.String("Sum"),
			}}},
		})
		sum := 0.0
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return "", err
			}
			for _, result := range page.MetricDataResults {
				for _, v := range result.Values {
					sum += v
				}
			}
		}
		if sum > 0 {
			failed = append(failed, fmt.Sprintf("%s: %.0f", s.words(), sum))
		}
	}
	return strings.Join(failed, ", "), nil
}
