package rollup

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// PutMetrics is the part of the CloudWatch client that publishes metrics.
type PutMetrics interface {
	PutMetricData(context.Context, *cloudwatch.PutMetricDataInput, ...func(*cloudwatch.Options)) (*cloudwatch.PutMetricDataOutput, error)
}

// Publish publishes whether a run failed, and how many days it should have rolled up and did not. Nil: that is not known.
func Publish(ctx context.Context, api PutMetrics, at time.Time, failed bool, notRolledUp *int) error {
	failures := 0.0
	if failed {
		failures = 1
	}
	datum := func(name string, value float64) types.MetricDatum {
		return types.MetricDatum{MetricName: &name, Timestamp: &at, Unit: types.StandardUnitCount, Value: &value}
	}
	data := []types.MetricDatum{datum(catalog.MetricRollUpFailures, failures)}
	if notRolledUp != nil {
		data = append(data, datum(catalog.MetricDaysNotRolledUp, float64(*notRolledUp)))
	}
	_, err := api.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{Namespace: aws.String(catalog.MetricNamespace), MetricData: data})
	if err != nil {
		return fmt.Errorf("publish metrics of %s: %w", catalog.MetricNamespace, err)
	}
	return nil
}
