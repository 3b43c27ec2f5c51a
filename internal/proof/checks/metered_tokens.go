package checks

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	runtime "github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// cachedWords is the length of the prompt that is cached, in words: more than the 4,096 tokens that a model may need to cache.
// https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
const cachedWords = 5000

// cachedBound is an upper bound of the spend of two calls with that prompt, in USD.
var cachedBound = decimal.RequireFromString("0.20")

var meteredTokensCheck = proof.Check{
	Belief: 26,
	Calls: slices.Concat([]proof.Call{
		findTargetCall,
		{API: "bedrock:CreateInferenceProfile", On: "profile " + proof.Prefix + "<id>, of a Claude model of the lists"},
		converseCall("that profile, twice, with a cached prompt of 5,000 words"),
		{API: "cloudwatch:GetMetricData", On: "the token metrics of that profile"},
	}, profile.Calls),
	Creates: []string{"an inference profile", "two model calls with a cached prompt of 5,000 words"},
	Takes:   "15 minutes",
	Spends:  cachedBound,
	Run:     meteredTokens,
}

// tokenMetrics are the metrics of each kind of token, by the names that AWS's pages use. The pages differ for cached tokens.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
// https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html
var tokenMetrics = map[string][]string{
	"input":       {"InputTokenCount"},
	"output":      {"OutputTokenCount"},
	"cache read":  {"CacheReadInputTokenCount", "CacheReadInputTokens"},
	"cache write": {"CacheWriteInputTokenCount", "CacheWriteInputTokens"},
}

// meteredFor is the time after which missing metrics contradict the belief.
const meteredFor = time.Hour

// metered is the memory of the check between its two runs.
type metered struct {
	Region  string
	Profile string
	Started time.Time
	Tokens  map[string]int64
}

// meteredTokens calls a profile of its own with a cached prompt and compares its metrics with the usage of the answers.
func meteredTokens(ctx context.Context, r *proof.Run) (proof.Result, error) {
	if r.Memory["metered"] == "" {
		return callCached(ctx, r)
	}
	var m metered
	if err := json.Unmarshal([]byte(r.Memory["metered"]), &m); err != nil {
		return proof.Result{}, fmt.Errorf("the memory of the check: %w", err)
	}
	sums, names, err := m.sums(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	var differing, seen []string
	for _, kind := range []string{"input", "output", "cache read", "cache write"} {
		seen = append(seen, fmt.Sprintf("%s %d (%s)", kind, sums[kind], names[kind]))
		if sums[kind] != m.Tokens[kind] {
			differing = append(differing, fmt.Sprintf("%s: metered %d, answered %d", kind, sums[kind], m.Tokens[kind]))
		}
	}
	switch {
	case len(differing) == 0:
		return proof.Held("CloudWatch meters the tokens of two calls with a cached prompt: %s", strings.Join(seen, ", "))
	case time.Since(m.Started) < meteredFor && !r.Impatient():
		return proof.Later("not all tokens are metered yet: %s", strings.Join(differing, "; "))
	default:
		return proof.Failed("%s", strings.Join(differing, "; "))
	}
}

// callCached makes the two calls.
func callCached(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return isClaude(p) })
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "no product has a model of Anthropic, which caches prompts"}, err
	}
	arn, err := newProfile(ctx, r, t, "")
	if err != nil {
		return proof.Result{}, err
	}
	m := metered{Region: t.region, Profile: arn[strings.LastIndex(arn, "/")+1:], Started: time.Now().UTC(), Tokens: map[string]int64{}}
	system := []runtime.SystemContentBlock{
		&runtime.SystemContentBlockMemberText{Value: r.ID + strings.Repeat(" word", cachedWords)},
		&runtime.SystemContentBlockMemberCachePoint{Value: runtime.CachePointBlock{Type: runtime.CachePointTypeDefault}},
	}
	for range 2 {
		out, err := converse(ctx, r, r.Config(t.region), arn, t.called(), func(in *bedrockruntime.ConverseInput) { in.System = system })
		if err != nil {
			return proof.Result{}, err
		}
		m.Tokens["input"] += int64(aws.ToInt32(out.Usage.InputTokens))
		m.Tokens["output"] += int64(aws.ToInt32(out.Usage.OutputTokens))
		m.Tokens["cache read"] += int64(aws.ToInt32(out.Usage.CacheReadInputTokens))
		m.Tokens["cache write"] += int64(aws.ToInt32(out.Usage.CacheWriteInputTokens))
	}
	if m.Tokens["cache read"] == 0 || m.Tokens["cache write"] == 0 {
		return proof.NotShown("%s did not cache the prompt: %v", t.Model.ID, m.Tokens)
	}
	text, err := json.Marshal(m)
	if err != nil {
		return proof.Result{}, err
	}
	r.Memory["metered"] = string(text)
	return proof.Later("two calls of %s were made; their metrics arrive within minutes", arn)
}

// sums returns the metered tokens by kind, with the name of the metric that has them.
func (m metered) sums(ctx context.Context, r *proof.Run) (map[string]int64, map[string]string, error) {
	var queries []types.MetricDataQuery
	type series struct{ kind, metric string }
	of := map[string]series{}
	for kind, metrics := range tokenMetrics {
		for _, metric := range metrics {
			id := fmt.Sprintf("m%d", len(queries))
			of[id] = series{kind, metric}
			queries = append(queries, types.MetricDataQuery{Id: &id, MetricStat: &types.MetricStat{
				Metric: &types.Metric{
					Namespace: aws.String("AWS/Bedrock"), MetricName: &metric,
					Dimensions: []types.Dimension{{Name: aws.String("ModelId"), Value: &m.Profile}},
				},
				Period: aws.Int32(60), Stat: aws.String("Sum"),
			}})
		}
	}
	answer, err := cloudwatch.NewFromConfig(r.Config(m.Region)).GetMetricData(ctx, &cloudwatch.GetMetricDataInput{
		MetricDataQueries: queries,
		StartTime:         aws.Time(m.Started.Add(-5 * time.Minute)),
		EndTime:           aws.Time(m.Started.Add(meteredFor)),
	})
	if err != nil {
		return nil, nil, err
	}
	sums, names := map[string]int64{}, map[string]string{}
	for _, result := range answer.MetricDataResults {
		s := of[aws.ToString(result.Id)]
		total := 0.0
		for _, v := range result.Values {
			total += v
		}
		if names[s.kind] == "" || int64(total) > sums[s.kind] {
			sums[s.kind], names[s.kind] = int64(total), s.metric
		}
	}
	return sums, names, nil
}
