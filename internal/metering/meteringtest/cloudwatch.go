// Package meteringtest is CloudWatch with the metrics of Amazon Bedrock, for tests of packages that use metering.
package meteringtest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// Point is one value that Amazon Bedrock published of a call. Tier "": the series has the model as its only dimension.
type Point struct {
	Metric, Model, Tier string
	At                  time.Time
	Value               float64
}

// CloudWatch is CloudWatch in one Region. It implements metering.CloudWatch.
type CloudWatch struct {
	Points []Point
	Err    error
	// Code is the status of every series. Zero: Complete.
	Code types.StatusCode
	// SeriesRead is the number of series that were read.
	SeriesRead int
}

// Add adds one point of a series whose only dimension is the model.
func (c *CloudWatch) Add(metric, model string, at time.Time, value float64) {
	c.Points = append(c.Points, Point{Metric: metric, Model: model, At: at, Value: value})
}

// AddCall adds the points of one call by model, the same points by service tier, and a metric that no reading counts.
func (c *CloudWatch) AddCall(model string, at time.Time, input, output float64) {
	for _, tier := range []string{"", "default"} {
		c.Points = append(c.Points,
			Point{"Invocations", model, tier, at, 1}, Point{"InputTokenCount", model, tier, at, input}, Point{"OutputTokenCount", model, tier, at, output},
			Point{"CacheReadInputTokenCount", model, tier, at, 1000}, Point{"CacheWriteInputTokenCount", model, tier, at, 500},
			Point{"InvocationLatency", model, tier, at, 900})
	}
}

// ListMetrics returns the series that have points.
func (c *CloudWatch) ListMetrics(_ context.Context, in *cloudwatch.ListMetricsInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.ListMetricsOutput, error) {
	out := &cloudwatch.ListMetricsOutput{}
	seen := map[string]bool{}
	for _, p := range c.Points {
		id := p.Metric + p.Model + p.Tier
		if seen[id] || in.MetricName != nil && *in.MetricName != p.Metric {
			continue
		}
		seen[id] = true
		dimensions := []types.Dimension{{Name: aws.String("ModelId"), Value: &p.Model}}
		if p.Tier != "" {
			dimensions = append(dimensions, types.Dimension{Name: aws.String("ServiceTier"), Value: &p.Tier})
		}
		out.Metrics = append(out.Metrics, types.Metric{Namespace: aws.String("AWS/Bedrock"), MetricName: &p.Metric, Dimensions: dimensions})
	}
	return out, c.Err
}

// resultsPerPage is so small that one series continues on several pages.
const resultsPerPage = 3

// GetMetricData returns a page of the sums of series.
func (c *CloudWatch) GetMetricData(_ context.Context, in *cloudwatch.GetMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.GetMetricDataOutput, error) {
	var results []types.MetricDataResult
	for _, q := range in.MetricDataQueries {
		if in.NextToken == nil {
			c.SeriesRead++
		}
		wanted := *q.MetricStat.Metric.MetricName + *q.MetricStat.Metric.Dimensions[0].Value
		period := time.Duration(*q.MetricStat.Period) * time.Second
		sums := map[time.Time]float64{}
		for _, p := range c.Points {
			if p.Metric+p.Model == wanted && p.Tier == "" && !p.At.Before(*in.StartTime) && p.At.Before(*in.EndTime) {
				sums[p.At.Truncate(period)] += p.Value
			}
		}
		for _, at := range slices.SortedFunc(maps.Keys(sums), time.Time.Compare) {
			results = append(results, types.MetricDataResult{Id: q.Id, Timestamps: []time.Time{at}, Values: []float64{sums[at]}, StatusCode: cmp.Or(c.Code, types.StatusCodeComplete)})
		}
	}
	first, _ := strconv.Atoi(aws.ToString(in.NextToken))
	out := &cloudwatch.GetMetricDataOutput{MetricDataResults: results[first:min(first+resultsPerPage, len(results))]}
	if next := first + resultsPerPage; next < len(results) {
		out.NextToken = aws.String(strconv.Itoa(next))
	}
	return out, c.Err
}
