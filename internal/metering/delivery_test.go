package metering

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// onlyFailures is CloudWatch with series of failed deliveries, of which each failed twice and then once.
type onlyFailures struct {
	series []types.Metric
	// reads is the number of GetMetricData calls.
	reads int
}

func (f *onlyFailures) ListMetrics(_ context.Context, in *cloudwatch.ListMetricsInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.ListMetricsOutput, error) {
	if *in.MetricName != "ModelInvocationLogsS3DeliveryFailure" {
		panic("another metric")
	}
	return &cloudwatch.ListMetricsOutput{Metrics: f.series}, nil
}

func (f *onlyFailures) GetMetricData(_ context.Context, in *cloudwatch.GetMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.GetMetricDataOutput, error) {
	f.reads++
	out := &cloudwatch.GetMetricDataOutput{}
	for _, q := range in.MetricDataQueries {
		times := []time.Time{*in.StartTime, in.StartTime.Add(time.Hour)}
		out.MetricDataResults = append(out.MetricDataResults, types.MetricDataResult{Id: q.Id, Timestamps: times, Values: []float64{2, 1}, StatusCode: types.StatusCodeComplete})
	}
	return out, nil
}

// One call reads all series, however many there are, and the largest series counts.
func TestAllSeriesOfFailedDeliveriesAreReadInOneCall(t *testing.T) {
	f := &onlyFailures{}
	for i := range 40 {
		model := types.Dimension{Name: aws.String("ModelId"), Value: aws.String(fmt.Sprint("model", i))}
		f.series = append(f.series, types.Metric{Namespace: aws.String("AWS/Bedrock"), MetricName: aws.String("ModelInvocationLogsS3DeliveryFailure"), Dimensions: []types.Dimension{model}})
	}
	m := NewWithClients(func(string) CloudWatch { return f })
	failed, err := m.FailedDeliveries(t.Context(), "eu-west-1", midnight)
	if err != nil || failed != 3 || f.reads != 1 {
		t.Errorf("error %v, %d failed, %d calls", err, failed, f.reads)
	}
}

// The order of the dimensions does not make another series, and no value runs into the next name.
func TestSeriesDifferByTheirDimensions(t *testing.T) {
	one := func(pairs ...string) string {
		var m types.Metric
		for i := 0; i < len(pairs); i += 2 {
			m.Dimensions = append(m.Dimensions, types.Dimension{Name: &pairs[i], Value: &pairs[i+1]})
		}
		return dimensions(m)
	}
	if one("a", "1", "b", "2") != one("b", "2", "a", "1") {
		t.Error("another order is another series")
	}
	if one("a", "1", "b", "2") == one("a", `1","b"="2`) || one("a", "1") == one("a", "2") || one("a", "1") == one() {
		t.Error("two series are one")
	}
}
