package detector

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// Namespace is the CloudWatch namespace of the detector's metrics, in the home Region. They are counts and have no
// dimensions.
const Namespace = "BedrockBootstrap"

const (
	// MetricListedUnlogged counts the listed Regions that are not known to log.
	MetricListedUnlogged = "ListedRegionsUnlogged"
	// MetricUnlistedUnlogged counts the unlisted Regions with calls that are not known to log to our bucket.
	MetricUnlistedUnlogged = "UnlistedRegionsUnlogged"
	// MetricDeliveryFailing counts the Regions, listed or not, that log to our bucket and whose deliveries failed.
	MetricDeliveryFailing = "RegionsDeliveryFailing"
	// MetricUnreadable counts the Regions, listed or not, that were denied or unreachable.
	MetricUnreadable = "RegionsUnreadable"
	// MetricRuns is 1 for each run whose findings were kept: no data means that the detector is not running.
	MetricRuns = "DetectorRuns"
)

type putMetricsAPI interface {
	PutMetricData(context.Context, *cloudwatch.PutMetricDataInput, ...func(*cloudwatch.Options)) (*cloudwatch.PutMetricDataOutput, error)
}

func publish(ctx context.Context, api putMetricsAPI, findings []Finding, at time.Time, kept bool) error {
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
		datum(MetricListedUnlogged, s.ListedUnlogged),
		datum(MetricUnlistedUnlogged, s.UnlistedUnlogged),
		datum(MetricDeliveryFailing, s.DeliveryFailing),
		datum(MetricUnreadable, s.Unreadable),
	}
	if kept {
		data = append(data, datum(MetricRuns, 1))
	}
	_, err := api.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{Namespace: aws.String(Namespace), MetricData: data})
	if err != nil {
		return fmt.Errorf("publish metrics of %s: %w", Namespace, err)
	}
	return nil
}
