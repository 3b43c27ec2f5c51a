package unlogged

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// atOnce is the largest number of Regions that are priced concurrently.
const atOnce = 8

// Pricer prices the metered calls of a Region.
type Pricer struct {
	// Deadline bounds the time for one Region. Zero: 4 seconds.
	Deadline time.Duration

	meter  *metering.Meter
	bucket *objectstore.Bucket
	rates  []ledger.Rate
}

// New returns a pricer by these rates. The ledger bucket holds the model of each inference profile.
func New(meter *metering.Meter, ledgerBucket *objectstore.Bucket, rates []ledger.Rate) *Pricer {
	return &Pricer{meter: meter, bucket: ledgerBucket, rates: rates}
}

// withDeadline bounds the time for one Region.
func (p *Pricer) withDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline := cmp.Or(p.Deadline, 4*time.Second)
	return context.WithTimeoutCause(ctx, deadline, fmt.Errorf("no answer within %s", deadline))
}
