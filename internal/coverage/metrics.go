package coverage

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

type putMetricsAPI interface {
	PutMetricData(context.Context, *cloudwatch.PutMetricDataInput, ...func(*cloudwatch.Options)) (*cloudwatch.PutMetricDataOutput, error)
}

// publish publishes the counts of a run, and the run itself only where its findings were written.
func publish(ctx context.Context, api putMetricsAPI, findings []Finding, at time.Time, written bool) error {
	s := Summarize(findings)
	datum := func(name string, count int) types.MetricDatum {
		return types.MetricDatum{
			MetricName: &name,
			Timestamp:  &at,
			Unit:       types.StandardUnitCount,
			Value:      aws.Float64(float64(count)),
		}
	}
	data := []types.MetricDatum{
		datum(catalog.MetricListedUnlogged, s.ListedUnlogged),
		datum(catalog.MetricUnlistedUnlogged, s.UnlistedUnlogged),
		datum(catalog.MetricDeliveryFailing, s.DeliveryFailing),
		datum(catalog.MetricUnreadable, s.Unreadable),
	}
	if written {
		data = append(data, datum(catalog.MetricRuns, 1))
	}
	_, err := api.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{Namespace: aws.String(catalog.MetricNamespace), MetricData: data})
	if err != nil {
		return fmt.Errorf("publish metrics of %s: %w", catalog.MetricNamespace, err)
	}
	return nil
}
