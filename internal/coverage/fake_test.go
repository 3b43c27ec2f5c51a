package detector

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"sync"
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
)

const testAccount = "123456789012"

// world is an account as the detector sees it.
type world struct {
	// latency is what every call takes.
	latency time.Duration
	regions map[string]*fakeRegion
	// listErr is what account:ListRegions answers.
	listErr error
	// pageSize is how many items a page of any list holds. Zero: 50.
	pageSize int
	lock     sync.Mutex
}

type fakeRegion struct {
	// status is ENABLED_BY_DEFAULT where it is zero.
	status  accounttypes.RegionOptStatus
	logging *bedrocktypes.LoggingConfig
	err     error
	// slow is what asking for the logging configuration takes beside the latency.
	slow time.Duration
	// trails are the trails that cover the Region: whether each is switched on.
	trails   []bool
	trailErr error
	// statusErr is what the first trail answers.
	statusErr error
	series    []types.Metric
	perSeries []float64
	metricErr error
	code      types.StatusCode
	asked     int
	start     time.Time
	end       time.Time

	// failures are series of failed deliveries, of which each has perSeries.
	failures    []types.Metric
	failuresErr error
	// failuresRead counts the calls that read them.
	failuresRead int

	profiles    []bedrocktypes.InferenceProfileSummary
	profilesErr error
	// tags and tagsErr are by ARN; slowTags is what reading them takes beside the latency.
	tags     map[string][]bedrocktypes.Tag
	tagsErr  map[string]error
	slowTags time.Duration
	// reading is how many reads of tags are under way, mostReading how many there ever were at once.
	reading, mostReading int
}

func (w *world) detector(listed ...string) *Detector {
	return &Detector{
		Config:   Config{Account: testAccount, Home: "us-east-1", Listed: listed},
		regions:  w,
		logging:  func(region string) loggingAPI { return regionAPI{w, w.regions[region]} },
		metrics:  func(region string) metricsAPI { return regionAPI{w, w.regions[region]} },
		profiles: func(region string) profilesAPI { return regionAPI{w, w.regions[region]} },
		trails:   func(region string) TrailsAPI { return regionAPI{w, w.regions[region]} },
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
	some, next := page(w, names, in.NextToken)
	out := &account.ListRegionsOutput{NextToken: next}
	for _, name := range some {
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
	a.r.asked++
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
	some, next := page(a.w, a.r.series, in.NextToken)
	return &cloudwatch.ListMetricsOutput{Metrics: some, NextToken: next}, a.r.metricErr
}

func (a regionAPI) GetMetricData(ctx context.Context, in *cloudwatch.GetMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.GetMetricDataOutput, error) {
	if err := a.w.pass(ctx, 0); err != nil {
		return nil, err
	}
	if len(in.MetricDataQueries) > 500 {
		panic("more queries than a call may hold")
	}
	if *in.MetricDataQueries[0].MetricStat.Metric.MetricName == deliveryFailureMetric {
		a.r.failuresRead++
	}
	a.r.start, a.r.end = *in.StartTime, *in.EndTime
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
	some, next := page(a.w, results, in.NextToken)
	return &cloudwatch.GetMetricDataOutput{MetricDataResults: some, NextToken: next}, nil
}

func (a regionAPI) ListInferenceProfiles(ctx context.Context, in *bedrock.ListInferenceProfilesInput, _ ...func(*bedrock.Options)) (*bedrock.ListInferenceProfilesOutput, error) {
	if err := a.w.pass(ctx, 0); err != nil {
		return nil, err
	}
	if in.TypeEquals != bedrocktypes.InferenceProfileTypeApplication || *in.MaxResults > 1000 {
		panic("another list")
	}
	some, next := page(a.w, a.r.profiles, in.NextToken)
	if next == nil && a.r.profilesErr != nil {
		return nil, a.r.profilesErr
	}
	return &bedrock.ListInferenceProfilesOutput{InferenceProfileSummaries: some, NextToken: next}, nil
}

func (a regionAPI) ListTagsForResource(ctx context.Context, in *bedrock.ListTagsForResourceInput, _ ...func(*bedrock.Options)) (*bedrock.ListTagsForResourceOutput, error) {
	a.read(1)
	defer a.read(-1)
	if err := a.w.pass(ctx, a.r.slowTags); err != nil {
		return nil, err
	}
	return &bedrock.ListTagsForResourceOutput{Tags: a.r.tags[*in.ResourceARN]}, a.r.tagsErr[*in.ResourceARN]
}

// read counts the reads of tags that are under way.
func (a regionAPI) read(more int) {
	a.w.lock.Lock()
	defer a.w.lock.Unlock()
	a.r.reading += more
	a.r.mostReading = max(a.r.mostReading, a.r.reading)
}

// profile adds a profile over models, with tags in pairs of key and value.
func (r *fakeRegion) profile(region, id string, models []string, tags ...string) string {
	arn := "arn:aws:bedrock:" + region + ":" + testAccount + ":application-inference-profile/" + id
	s := bedrocktypes.InferenceProfileSummary{
		InferenceProfileArn: &arn, InferenceProfileId: &id, InferenceProfileName: aws.String("name of " + id),
		Status: bedrocktypes.InferenceProfileStatusActive, Type: bedrocktypes.InferenceProfileTypeApplication,
		CreatedAt: aws.Time(time.Date(2026, 11, 20, 8, 58, 0, 978628000, time.UTC)),
	}
	for _, m := range models {
		s.Models = append(s.Models, bedrocktypes.InferenceProfileModel{ModelArn: &m})
	}
	r.profiles = append(r.profiles, s)
	for i := 0; i < len(tags); i += 2 {
		if r.tags == nil {
			r.tags = map[string][]bedrocktypes.Tag{}
		}
		r.tags[arn] = append(r.tags[arn], bedrocktypes.Tag{Key: &tags[i], Value: &tags[i+1]})
	}
	return arn
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

// failedDelivery is a series of deliveries that failed.
func failedDelivery(dimensions ...types.Dimension) types.Metric {
	return types.Metric{Namespace: aws.String("AWS/Bedrock"), MetricName: aws.String("ModelInvocationLogsS3DeliveryFailure"), Dimensions: dimensions}
}

func toLogGroup(name string) *bedrocktypes.LoggingConfig {
	return &bedrocktypes.LoggingConfig{CloudWatchConfig: &bedrocktypes.CloudWatchConfig{LogGroupName: &name}}
}
