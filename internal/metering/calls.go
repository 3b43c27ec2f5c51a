package detector

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// attempts are the metrics of a call that came to a profile, whatever became of it.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
var attempts = []string{invocationMetric, "InvocationClientErrors", "InvocationServerErrors", "InvocationThrottles"}

// Calls returns how often each profile of a Region was called in the last days, the running one (UTC) included. A call
// that failed may be counted twice. A profile that has no series was not called.
func (d *Detector) Calls(ctx context.Context, region string, profiles []Profile, days int) ([]int64, error) {
	deadline := cmp.Or(d.MeteringDeadline, defaultMeteringDeadline)
	ctx, cancel := context.WithTimeoutCause(ctx, deadline, fmt.Errorf("not done within %s", deadline))
	defer cancel()
	var series []types.Metric
	index := map[string]int{}
	for i, p := range profiles {
		index[p.ProfileID] = i
		for _, name := range attempts {
			series = append(series, types.Metric{
				Namespace: aws.String(bedrockNamespace), MetricName: &name,
				Dimensions: []types.Dimension{{Name: aws.String(modelDimension), Value: &p.ProfileID}},
			})
		}
	}
	now := time.Now().UTC()
	w := window{now.Truncate(24*time.Hour).AddDate(0, 0, -days), now, 24 * time.Hour}
	calls := make([]float64, len(profiles))
	err := sums(ctx, d.metrics(region), series, w, func(m types.Metric, _ time.Time, sum float64) {
		calls[index[aws.ToString(m.Dimensions[0].Value)]] += sum
	})
	if err != nil {
		return nil, fmt.Errorf("read the calls of %d inference profiles of %s (cloudwatch:GetMetricData): %s", len(profiles), region, Reason(cause(ctx, err)))
	}
	counts := make([]int64, len(profiles))
	for i, n := range calls {
		counts[i] = int64(math.Ceil(n))
	}
	return counts, nil
}
