package coverage

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	accounttypes "github.com/aws/aws-sdk-go-v2/service/account/types"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	bedrocktypes "github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	cloudtrailtypes "github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
)

const testAccount = "123456789012"

// world is an account with its Regions.
type world struct {
	// latency is the time of every call.
	latency time.Duration
	regions map[string]*fakeRegion
	// listErr is the error of account:ListRegions.
	listErr error
	// pageSize is the number of items on a page of any list. Zero: 50.
	pageSize int
}

type fakeRegion struct {
	// status is ENABLED_BY_DEFAULT where it is zero.
	status  accounttypes.RegionOptStatus
	logging *bedrocktypes.LoggingConfig
	err     error
	// slow is the time of reading the logging configuration beside the latency.
	slow time.Duration
	// trails says of each trail that covers the Region whether it is switched on.
	trails   []bool
	trailErr error
	// statusErr is the error of the first trail's status.
	statusErr error
	series    []types.Metric
	perSeries []float64
	metricErr error
	code      types.StatusCode
	// read is the number of readings of the logging configuration.
	read int

	// failures are series of failed deliveries, each with perSeries.
	failures    []types.Metric
	failuresErr error
}

func (w *world) detector(listed ...string) *Detector {
	return &Detector{
		Config:  Config{Account: testAccount, Home: "us-east-1", Listed: listed},
		meter:   metering.NewWithClients(func(region string) metering.CloudWatch { return regionAPI{w, w.regions[region]} }),
		regions: w,
		logging: func(region string) loggingAPI { return regionAPI{w, w.regions[region]} },
		trails:  func(region string) TrailsAPI { return regionAPI{w, w.regions[region]} },
	}
}

func (w *world) pass(ctx context.Context, more time.Duration) error {
	select {
	case <-time.After(w.latency + more):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// page returns the items of a page and the token of the next.
func page[T any](w *world, items []T, token *string) ([]T, *string) {
	size := w.pageSize
	if size == 0 {
		size = 50
	}
	first, _ := strconv.Atoi(aws.ToString(token))
	last := min(first+size, len(items))
	if last == len(items) {
		return items[first:last], nil
	}
	return items[first:last], aws.String(strconv.Itoa(last))
}

func (w *world) ListRegions(ctx context.Context, in *account.ListRegionsInput, _ ...func(*account.Options)) (*account.ListRegionsOutput, error) {
	if err := w.pass(ctx, 0); err != nil {
		return nil, err
	}
	if w.listErr != nil {
		return nil, w.listErr
	}
	// The account lists its Regions in no order to rely on.
	names := slices.Sorted(maps.Keys(w.regions))
	slices.Reverse(names)
	onPage, next := page(w, names, in.NextToken)
	out := &account.ListRegionsOutput{NextToken: next}
	for _, name := range onPage {
		status := w.regions[name].status
		if status == "" {
			status = accounttypes.RegionOptStatusEnabledByDefault
		}
		out.Regions = append(out.Regions, accounttypes.Region{RegionName: &name, RegionOptStatus: status})
	}
	return out, nil
}

type regionAPI struct {
	w *world
	r *fakeRegion
}

func (a regionAPI) GetModelInvocationLoggingConfiguration(ctx context.Context, _ *bedrock.GetModelInvocationLoggingConfigurationInput, _ ...func(*bedrock.Options)) (*bedrock.GetModelInvocationLoggingConfigurationOutput, error) {
	a.r.read++
	if err := a.w.pass(ctx, a.r.slow); err != nil {
		return nil, err
	}
	return &bedrock.GetModelInvocationLoggingConfigurationOutput{LoggingConfig: a.r.logging}, a.r.err
}

func (a regionAPI) DescribeTrails(ctx context.Context, _ *cloudtrail.DescribeTrailsInput, _ ...func(*cloudtrail.Options)) (*cloudtrail.DescribeTrailsOutput, error) {
	if err := a.w.pass(ctx, 0); err != nil {
		return nil, err
	}
	answer := &cloudtrail.DescribeTrailsOutput{}
	for i := range a.r.trails {
		answer.TrailList = append(answer.TrailList, cloudtrailtypes.Trail{TrailARN: aws.String(strconv.Itoa(i))})
	}
	return answer, a.r.trailErr
}

func (a regionAPI) GetTrailStatus(ctx context.Context, in *cloudtrail.GetTrailStatusInput, _ ...func(*cloudtrail.Options)) (*cloudtrail.GetTrailStatusOutput, error) {
	if err := a.w.pass(ctx, 0); err != nil {
		return nil, err
	}
	i, err := strconv.Atoi(aws.ToString(in.Name))
	if err != nil {
		return nil, err
	}
	if i == 0 && a.r.statusErr != nil {
		return nil, a.r.statusErr
	}
	return &cloudtrail.GetTrailStatusOutput{IsLogging: &a.r.trails[i]}, nil
}

func (a regionAPI) ListMetrics(ctx context.Context, in *cloudwatch.ListMetricsInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.ListMetricsOutput, error) {
	if err := a.w.pass(ctx, 0); err != nil {
		return nil, err
	}
	if *in.MetricName == "ModelInvocationLogsS3DeliveryFailure" {
		return &cloudwatch.ListMetricsOutput{Metrics: a.r.failures}, a.r.failuresErr
	}
	if *in.Namespace != "AWS/Bedrock" || *in.MetricName != "Invocations" || *in.Dimensions[0].Name != "ModelId" {
		panic("another metric")
	}
	onPage, next := page(a.w, a.r.series, in.NextToken)
	return &cloudwatch.ListMetricsOutput{Metrics: onPage, NextToken: next}, a.r.metricErr
}

func (a regionAPI) GetMetricData(ctx context.Context, in *cloudwatch.GetMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.GetMetricDataOutput, error) {
	if err := a.w.pass(ctx, 0); err != nil {
		return nil, err
	}
	if len(in.MetricDataQueries) > 500 {
		panic("more queries than a call may hold")
	}
	var results []types.MetricDataResult
	for _, q := range in.MetricDataQueries {
		if *q.MetricStat.Metric.MetricName == "Invocations" && len(q.MetricStat.Metric.Dimensions) != 1 || *q.MetricStat.Stat != "Sum" || *q.MetricStat.Period != 3600 {
			panic("another statistic")
		}
		r := types.MetricDataResult{Id: q.Id, Values: a.r.perSeries, StatusCode: cmp.Or(a.r.code, types.StatusCodeComplete)}
		for i := range r.Values {
			r.Timestamps = append(r.Timestamps, in.StartTime.Add(time.Duration(i)*time.Hour))
		}
		results = append(results, r)
	}
	onPage, next := page(a.w, results, in.NextToken)
	return &cloudwatch.GetMetricDataOutput{MetricDataResults: onPage, NextToken: next}, nil
}

// series returns n series of a model each, and for each one more that repeats its calls by service tier.
func series(n int) []types.Metric {
	var all []types.Metric
	for i := range n {
		model := types.Dimension{Name: aws.String("ModelId"), Value: aws.String("profile" + strconv.Itoa(i))}
		tier := types.Dimension{Name: aws.String("ServiceTier"), Value: aws.String("default")}
		all = append(all,
			types.Metric{Namespace: aws.String("AWS/Bedrock"), MetricName: aws.String("Invocations"), Dimensions: []types.Dimension{model}},
			types.Metric{Namespace: aws.String("AWS/Bedrock"), MetricName: aws.String("Invocations"), Dimensions: []types.Dimension{model, tier}})
	}
	return all
}

// toBucket returns a configuration that delivers no bodies.
func toBucket(name, prefix string) *bedrocktypes.LoggingConfig {
	return &bedrocktypes.LoggingConfig{
		S3Config:                &bedrocktypes.S3Config{BucketName: &name, KeyPrefix: &prefix},
		TextDataDeliveryEnabled: aws.Bool(false), ImageDataDeliveryEnabled: aws.Bool(false), EmbeddingDataDeliveryEnabled: aws.Bool(false),
		VideoDataDeliveryEnabled: aws.Bool(false), AudioDataDeliveryEnabled: aws.Bool(false),
	}
}

// withBodies returns the configuration with all its flags set to a value.
func withBodies(c *bedrocktypes.LoggingConfig, value *bool) *bedrocktypes.LoggingConfig {
	c.TextDataDeliveryEnabled, c.ImageDataDeliveryEnabled, c.EmbeddingDataDeliveryEnabled = value, value, value
	c.VideoDataDeliveryEnabled, c.AudioDataDeliveryEnabled = value, value
	return c
}

// withoutVideo returns the configuration as ca-west-1 answers it.
func withoutVideo(c *bedrocktypes.LoggingConfig) *bedrocktypes.LoggingConfig {
	c.VideoDataDeliveryEnabled = nil
	return c
}

// failedDelivery is a series of deliveries that failed.
func failedDelivery(dimensions ...types.Dimension) types.Metric {
	return types.Metric{Namespace: aws.String("AWS/Bedrock"), MetricName: aws.String("ModelInvocationLogsS3DeliveryFailure"), Dimensions: dimensions}
}

func toLogGroup(name string) *bedrocktypes.LoggingConfig {
	return &bedrocktypes.LoggingConfig{CloudWatchConfig: &bedrocktypes.CloudWatchConfig{LogGroupName: &name}}
}
