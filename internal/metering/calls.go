package metering

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// attempts are the metrics of a call that reached a profile, successful or not.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
var attempts = []string{invocationMetric, "InvocationClientErrors", "InvocationServerErrors", "InvocationThrottles"}

// ProfileCalls returns the number of calls of each inference profile of a Region in the last days, the running one (UTC) included,
// in the order of the profiles' ids. A call that failed may count twice. A profile without a series was not called.
func (m *Meter) ProfileCalls(ctx context.Context, region string, ids []string, days int) ([]int64, error) {
	ctx, cancel := m.withDeadline(ctx)
	defer cancel()
	var series []types.Metric
	index := map[string]int{}
	for i, id := range ids {
		index[id] = i
		for _, name := range attempts {
			series = append(series, types.Metric{
				Namespace: aws.String(bedrockNamespace), MetricName: &name,
				Dimensions: []types.Dimension{{Name: aws.String(modelDimension), Value: &id}},
			})
		}
	}
	now := time.Now().UTC()
	w := window{now.Truncate(24*time.Hour).AddDate(0, 0, -days), now, 24 * time.Hour}
	calls := make([]float64, len(ids))
	err := sums(ctx, m.in(region), series, w, func(s types.Metric, _ time.Time, sum float64) {
		calls[index[aws.ToString(s.Dimensions[0].Value)]] += sum
	})
	if err != nil {
		return nil, fmt.Errorf("read the calls of %d inference profiles of %s (cloudwatch:GetMetricData): %s", len(ids), region, awserrors.Reason(awserrors.Cause(ctx, err)))
	}
	counts := make([]int64, len(ids))
	for i, n := range calls {
		counts[i] = int64(math.Ceil(n))
	}
	return counts, nil
}
