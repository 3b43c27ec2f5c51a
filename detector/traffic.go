package detector

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

type metricsAPI interface {
	cloudwatch.ListMetricsAPIClient
	cloudwatch.GetMetricDataAPIClient
}

const (
	bedrockNamespace = "AWS/Bedrock"
	invocationMetric = "Invocations"
	modelDimension   = "ModelId"
	// maxQueries is the number of series one GetMetricData call reads.
	// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
	maxQueries   = 500
	trafficHours = 24
)

// invocations returns the calls of a Region that CloudWatch metered in the 24 clock hours up to now, logged or not. A
// first call takes up to 15 minutes to show.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
func invocations(ctx context.Context, api metricsAPI, now time.Time) (int64, error) {
	series, err := modelSeries(ctx, api)
	if err != nil {
		return 0, err
	}
	var total float64
	for some := range slices.Chunk(series, maxQueries) {
		sum, err := sum(ctx, api, some, now)
		if err != nil {
			return 0, err
		}
		total += sum
	}
	return int64(math.Round(total)), nil
}

// modelSeries returns the series whose only dimension is the model: those with further ones count the same calls again.
func modelSeries(ctx context.Context, api metricsAPI) ([]types.Metric, error) {
	var series []types.Metric
	pages := cloudwatch.NewListMetricsPaginator(api, &cloudwatch.ListMetricsInput{
		Namespace:  aws.String(bedrockNamespace),
		MetricName: aws.String(invocationMetric),
		Dimensions: []types.DimensionFilter{{Name: aws.String(modelDimension)}},
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, m := range page.Metrics {
			if len(m.Dimensions) == 1 && aws.ToString(m.Dimensions[0].Name) == modelDimension {
				series = append(series, m)
			}
		}
	}
	return series, nil
}

func sum(ctx context.Context, api metricsAPI, series []types.Metric, now time.Time) (float64, error) {
	queries := make([]types.MetricDataQuery, len(series))
	for i := range series {
		queries[i] = types.MetricDataQuery{
			Id: aws.String(fmt.Sprintf("m%d", i)),
			MetricStat: &types.MetricStat{
				Metric: &series[i],
				Period: aws.Int32(int32(time.Hour / time.Second)),
				Stat:   aws.String(string(types.StatisticSum)),
			},
		}
	}
	pages := cloudwatch.NewGetMetricDataPaginator(api, &cloudwatch.GetMetricDataInput{
		MetricDataQueries: queries,
		StartTime:         aws.Time(now.Truncate(time.Hour).Add(-(trafficHours - 1) * time.Hour)),
		EndTime:           aws.Time(now),
	})
	var total float64
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return 0, err
		}
		for _, r := range page.MetricDataResults {
			if r.StatusCode == types.StatusCodeInternalError || r.StatusCode == types.StatusCodeForbidden {
				return 0, fmt.Errorf("CloudWatch answered %s for a series of %s", r.StatusCode, invocationMetric)
			}
			for _, v := range r.Values {
				total += v
			}
		}
	}
	return total, nil
}
