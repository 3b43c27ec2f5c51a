package metering

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

const bedrockNamespace = "AWS/Bedrock"

// maxQueries is the largest number of series that one GetMetricData call reads.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
const maxQueries = 500

// listSeries returns the series of Amazon Bedrock that in selects and keep accepts. CloudWatch lists series that had data in the
// last two weeks. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
func listSeries(ctx context.Context, api CloudWatch, in cloudwatch.ListMetricsInput, keep func(types.Metric) bool) ([]types.Metric, error) {
	in.Namespace = aws.String(bedrockNamespace)
	var series []types.Metric
	pages := cloudwatch.NewListMetricsPaginator(api, &in)
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, m := range page.Metrics {
			if keep(m) {
				series = append(series, m)
			}
		}
	}
	return series, nil
}

// window is a span of time, divided into periods of one length. A period begins at start.
type window struct {
	start, end time.Time
	period     time.Duration
}

// last returns the clock hours up to now, the running one included.
func last(hours int, now time.Time) window {
	return window{now.Truncate(time.Hour).Add(-time.Duration(hours-1) * time.Hour), now, time.Hour}
}

// sums calls add with the sum of each series in each period that has data. A sum that could not be read in full is an error.
func sums(ctx context.Context, api CloudWatch, series []types.Metric, w window, add func(m types.Metric, start time.Time, sum float64)) error {
	for chunk := range slices.Chunk(series, maxQueries) {
		if err := sumsOfOneCall(ctx, api, chunk, w, add); err != nil {
			return err
		}
	}
	return nil
}

func sumsOfOneCall(ctx context.Context, api CloudWatch, series []types.Metric, w window, add func(types.Metric, time.Time, float64)) error {
	queries := make([]types.MetricDataQuery, len(series))
	byID := make(map[string]types.Metric, len(series))
	for i := range series {
		id := fmt.Sprintf("m%d", i)
		byID[id] = series[i]
		queries[i] = types.MetricDataQuery{
			Id: &id,
			MetricStat: &types.MetricStat{
				Metric: &series[i],
				Period: aws.Int32(int32(w.period / time.Second)),
				Stat:   aws.String(string(types.StatisticSum)),
			},
		}
	}
	pages := cloudwatch.NewGetMetricDataPaginator(api, &cloudwatch.GetMetricDataInput{
		MetricDataQueries: queries,
		StartTime:         &w.start,
		EndTime:           &w.end,
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, r := range page.MetricDataResults {
			m := byID[aws.ToString(r.Id)]
			if r.StatusCode == types.StatusCodeInternalError || r.StatusCode == types.StatusCodeForbidden {
				return fmt.Errorf("CloudWatch answered %s for a series of %s", r.StatusCode, aws.ToString(m.MetricName))
			}
			if len(r.Timestamps) != len(r.Values) {
				return fmt.Errorf("CloudWatch answered %d times and %d values for a series of %s", len(r.Timestamps), len(r.Values), aws.ToString(m.MetricName))
			}
			for i, start := range r.Timestamps {
				add(m, start.UTC(), r.Values[i])
			}
		}
	}
	return nil
}
