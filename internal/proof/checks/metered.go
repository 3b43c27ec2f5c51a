package checks

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	cwtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var two, three = decimal.NewFromInt(2), decimal.NewFromInt(3)

// metricsBound is an upper bound of the spend of meteredByProfile in CloudWatch, in USD: 503 series at 0.01 USD per 1,000.
// https://aws.amazon.com/cloudwatch/pricing/
var metricsBound = decimal.RequireFromString("0.0051")

// meteredCalls are the calls of meteredByProfile.
var meteredCalls = slices.Concat([]proof.Call{
	findTargetCall,
	{API: "bedrock:CreateInferenceProfile", On: "profile " + proof.Prefix + "<id> of a Geo or Global model of the lists"},
	converseCall("that profile, three times"),
	{API: "cloudwatch:ListMetrics", On: "series of that profile"},
	{API: "cloudwatch:GetMetricData", On: "series of that profile, and of the models and profiles of one recorded day"},
}, queryCalls, profile.Calls)

// The memory of meteredByProfile.
const (
	meteredProfile = "profile"
	meteredRegion  = "region"
	meteredFrom    = "from"
	meteredTries   = "tries"
)

// shown is the time after which the calls of a model are in its metrics.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
const shown = 20 * time.Minute

// meteredByProfile calls a profile of its own, and reads later how often CloudWatch counts its calls. Then it compares a day that the
// detector recorded with the sums of today.
func meteredByProfile(ctx context.Context, r *proof.Run) (proof.Result, error) {
	if r.Memory[meteredProfile] == "" {
		return callMetered(ctx, r)
	}
	from, err := time.Parse(time.RFC3339, r.Memory[meteredFrom])
	if err != nil {
		return proof.Result{}, err
	}
	client, id := cloudwatch.NewFromConfig(r.Config(r.Memory[meteredRegion])), r.Memory[meteredProfile]
	hour := from.Truncate(time.Hour)
	calls, err := invocations(ctx, client, []string{id}, hour, hour.Add(2*time.Hour), time.Hour)
	if err != nil {
		return proof.Result{}, err
	}
	if calls[id] < 3 && time.Since(from) < shown {
		return proof.Later("CloudWatch has %d of 3 calls of profile %s in %s", calls[id], id, r.Memory[meteredRegion])
	}
	others, err := otherSeries(ctx, client, id)
	if err != nil {
		return proof.Result{}, err
	}
	tries, err := strconv.ParseInt(cmp.Or(r.Memory[meteredTries], "3"), 10, 64)
	if err != nil {
		return proof.Result{}, err
	}
	seen := fmt.Sprintf("three calls of profile %s in %s, sent %d times, are %d in the series with the single dimension ModelId %s (other series: %s)",
		id, r.Memory[meteredRegion], tries, calls[id], id, listed(others))
	if calls[id] < 3 || calls[id] > tries { // a call whose answer was lost is counted, and sent again
		return proof.Failed("%s", seen)
	}
	return recordedDay(ctx, r, seen)
}

// callMetered calls a new profile three times.
func callMetered(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return p.Model.Routing.Kind() != catalog.Regional })
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("no product has a model with Geo or Global routing")
	}
	cfg := r.Config(t.region)
	arn, err := newProfile(ctx, r, t, "")
	if err != nil {
		return proof.Result{}, err
	}
	from := time.Now().UTC()
	tries := 0
	for range 3 {
		out, err := converse(ctx, r, cfg, arn, t.called())
		if err != nil {
			return proof.Result{}, err
		}
		sent, _ := retry.GetAttemptResults(out.ResultMetadata)
		tries += max(1, len(sent.Results))
	}
	r.Memory[meteredProfile], r.Memory[meteredRegion] = arn[strings.LastIndex(arn, "/")+1:], t.region
	r.Memory[meteredFrom], r.Memory[meteredTries] = from.Format(time.RFC3339), strconv.Itoa(tries)
	return proof.Later("profile %s was called three times in %s; CloudWatch shows that within 15 minutes", r.Memory[meteredProfile], t.region)
}

// invocations returns the calls of each model or profile between two times, in the series whose single dimension is its id.
func invocations(ctx context.Context, client *cloudwatch.Client, ids []string, start, end time.Time, period time.Duration) (map[string]int64, error) {
	var queries []cwtypes.MetricDataQuery
	for i, id := range ids {
		queries = append(queries, cwtypes.MetricDataQuery{Id: aws.String(fmt.Sprintf("m%d", i)), Label: &id, MetricStat: &cwtypes.MetricStat{
			Metric: &cwtypes.Metric{
				Namespace: aws.String("AWS/Bedrock"), MetricName: aws.String("Invocations"),
				Dimensions: []cwtypes.Dimension{{Name: aws.String("ModelId"), Value: &id}},
			},
			Period: aws.Int32(int32(period / time.Second)), Stat: aws.String("Sum"),
		}})
	}
	sums := map[string]int64{}
	pages := cloudwatch.NewGetMetricDataPaginator(client, &cloudwatch.GetMetricDataInput{MetricDataQueries: queries, StartTime: &start, EndTime: &end})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, result := range page.MetricDataResults {
			for _, v := range result.Values {
				sums[aws.ToString(result.Label)] += int64(v)
			}
		}
	}
	return sums, nil
}

// otherSeries returns the dimensions of the series of an id that have more than one.
func otherSeries(ctx context.Context, client *cloudwatch.Client, id string) ([]string, error) {
	var others []string
	pages := cloudwatch.NewListMetricsPaginator(client, &cloudwatch.ListMetricsInput{
		Namespace: aws.String("AWS/Bedrock"), MetricName: aws.String("Invocations"),
		Dimensions: []cwtypes.DimensionFilter{{Name: aws.String("ModelId"), Value: &id}},
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, m := range page.Metrics {
			if len(m.Dimensions) < 2 {
				continue
			}
			var names []string
			for _, d := range m.Dimensions {
				names = append(names, aws.ToString(d.Name))
			}
			others = append(others, strings.Join(names, "+"))
		}
	}
	return others, nil
}
