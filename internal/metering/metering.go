// Package metering reads the metrics that CloudWatch has of Amazon Bedrock in a Region, for calls that were logged or not: calls,
// tokens, failed deliveries of logs, calls of inference profiles. It records the usage of each day in the ledger bucket.
package metering

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
)

// CloudWatch is the part of CloudWatch's client that a Meter calls.
type CloudWatch interface {
	cloudwatch.ListMetricsAPIClient
	cloudwatch.GetMetricDataAPIClient
}

// Meter reads the metrics of Amazon Bedrock in any Region.
type Meter struct {
	// Deadline bounds the time for the days, or for the profiles' calls, of one Region. Zero: 30 seconds.
	Deadline time.Duration

	in func(region string) CloudWatch
}

// New returns a meter that reads with the credentials of cfg.
func New(cfg aws.Config) *Meter {
	return NewWithClients(func(region string) CloudWatch {
		return cloudwatch.NewFromConfig(cfg, func(o *cloudwatch.Options) { o.Region = region })
	})
}

// NewWithClients returns a meter that reads each Region through the client that in returns for it.
func NewWithClients(in func(region string) CloudWatch) *Meter { return &Meter{in: in} }

// withDeadline bounds the time for one Region.
func (m *Meter) withDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline := cmp.Or(m.Deadline, 30*time.Second)
	return context.WithTimeoutCause(ctx, deadline, fmt.Errorf("not done within %s", deadline))
}
