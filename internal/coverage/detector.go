package coverage

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
)

// defaultDeadline keeps a run below five seconds where one Region does not answer.
const defaultDeadline = 4 * time.Second

// recordReserve is the time at the end of a run in which no Region is read.
const recordReserve = 10 * time.Second

// Detector finds the state of every Region of an account. It changes nothing.
type Detector struct {
	Config
	// Deadline bounds the time for one Region. Zero: 4 seconds.
	Deadline time.Duration
	// Progress is called with the number of Regions that are done, one call at a time. Nil: not called.
	Progress func(done, all int)

	meter   *metering.Meter
	regions account.ListRegionsAPIClient
	logging func(region string) loggingAPI
	trails  func(region string) TrailsAPI
}

// New returns a detector that reads with the credentials of cfg, and the metered calls through meter.
func New(cfg aws.Config, c Config, meter *metering.Meter) *Detector {
	return &Detector{
		Config:  c,
		meter:   meter,
		regions: account.NewFromConfig(cfg, func(o *account.Options) { o.Region = c.Home }),
		logging: func(region string) loggingAPI {
			return bedrock.NewFromConfig(cfg, func(o *bedrock.Options) { o.Region = region })
		},
		trails: func(region string) TrailsAPI {
			return cloudtrail.NewFromConfig(cfg, func(o *cloudtrail.Options) { o.Region = region })
		},
	}
}

// Detect reads all Regions at once and returns one finding for each, in the order of their names. A failure in a Region is its finding
// and hides no other finding. An error beside findings means that the list of Regions is not the account's own. An error alone means
// that the context ended.
func (d *Detector) Detect(ctx context.Context) ([]Finding, error) {
	at := time.Now().UTC().Truncate(time.Second)
	regions, err := d.list(ctx)
	if ctx.Err() != nil {
		return nil, cutOff(ctx)
	}
	findings := make([]Finding, len(regions))

	var wait sync.WaitGroup
	var progress sync.Mutex
	done := 0
	for i, r := range regions {
		wait.Go(func() {
			findings[i] = d.inspect(ctx, r, at)
			if d.Progress != nil {
				progress.Lock()
				defer progress.Unlock()
				done++
				d.Progress(done, len(regions))
			}
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return nil, cutOff(ctx)
	}
	return findings, err
}

func cutOff(ctx context.Context) error {
	return fmt.Errorf("the run was cut off before every Region was read: %w", context.Cause(ctx))
}

// withDeadline bounds the time for one Region, or for the list of Regions. Where the run itself has less time, a part of that is left for
// the findings to be recorded.
func (d *Detector) withDeadline(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline := cmp.Or(d.Deadline, defaultDeadline)
	if end, ok := ctx.Deadline(); ok {
		if left := time.Until(end) - recordReserve; left > 0 {
			deadline = min(deadline, left)
		}
	}
	return context.WithTimeoutCause(ctx, deadline, fmt.Errorf("no answer within %s", deadline.Round(time.Second)))
}

// inspect reads one Region within its own deadline.
func (d *Detector) inspect(ctx context.Context, r region, at time.Time) Finding {
	f := Finding{AccountID: d.Account, Region: r.name, Listed: slices.Contains(d.Listed, r.name), CheckedAt: at}
	if !r.enabled {
		f.State = NotEnabled
		f.Message = f.sentence(d, nil, nil, 0)
		return f
	}
	ctx, cancel := d.withDeadline(ctx)
	defer cancel()

	var unmetered error
	var wait sync.WaitGroup
	wait.Go(func() {
		n, err := d.meter.Invocations(ctx, r.name, at)
		if err != nil {
			unmetered = awserrors.Cause(ctx, err)
			return
		}
		f.Invocations24h = &n
	})
	state, reading, err := d.readLogging(ctx, r.name)
	if err != nil {
		err = awserrors.Cause(ctx, err)
	}
	f.State = state
	if reading.Foreign() {
		f.Destination = reading.Destination
	} else {
		f.logGroup = reading.LogGroup
	}
	var failed int64
	var unwatched error
	if f.Logs() {
		failed, unwatched = d.meter.FailedDeliveries(ctx, r.name, at)
	}
	blind, unseen := d.repairBlind(ctx, f)
	wait.Wait()
	switch {
	case failed > 0:
		f.State = DeliveryFailing
	case blind:
		f.State = RepairBlind
	}
	if unwatched != nil {
		f.DeliveryUnknown, unmetered = true, awserrors.Cause(ctx, unwatched)
	}
	if unseen != nil {
		err = unseen
	}
	f.Message = f.sentence(d, err, unmetered, failed)
	if byOthers := reading.Foreign() || state == BodiesDiffer; byOthers && reading.UnknownBodies != "" {
		f.Message += "; " + reading.UnknownBodies
	}
	return f
}
