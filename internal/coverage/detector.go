package detector

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Config says whose Regions are asked, and which of them must log.
type Config struct {
	// Account is the account's id.
	Account string
	// Home is the Region of the ledger bucket and of the metrics.
	Home string
	// Listed are the Regions in use in regions.go.
	Listed []string
	// DeliverBodies are the listed Regions whose logs hold prompts and answers.
	DeliverBodies []string
	// Repaired are those of them whose logging is repaired when it is deleted.
	Repaired []string
	// TagPrefix is put before every tag key of ours. Zero: none.
	TagPrefix string
	// Products are those of products.go, retired ones too: what the tags of their profiles say of the routing is believed.
	Products []catalog.Product
	// ProfileNames are the names of the inference profiles that the lists make, by Region.
	ProfileNames map[string][]string
}

// FromCatalog returns what the lists say; the account is yet to be found out.
func FromCatalog(c catalog.Catalog) Config {
	config := Config{
		Home: c.Account.HomeRegion, Repaired: c.RepairedRegions(), TagPrefix: c.Account.TagPrefix, Products: c.Products,
		ProfileNames: map[string][]string{},
	}
	for _, r := range c.ActiveRegions() {
		for _, p := range c.Profiles(r) {
			config.ProfileNames[r.Name] = append(config.ProfileNames[r.Name], p.Name())
		}
		config.Listed = append(config.Listed, r.Name)
		if r.DeliverBodies {
			config.DeliverBodies = append(config.DeliverBodies, r.Name)
		}
	}
	return config
}

// defaultDeadline keeps a run below five seconds, whatever one Region does.
const defaultDeadline = 4 * time.Second

// Detector finds the state of every Region of an account, and the inference profiles there. It changes nothing.
type Detector struct {
	Config
	// Deadline is how long one Region may take. Zero: 4 seconds.
	Deadline time.Duration
	// ProfilesDeadline is how long one Region's inference profiles may take. Zero: 30 seconds.
	ProfilesDeadline time.Duration
	// MeteringDeadline is how long metering the days of one Region may take. Zero: 30 seconds.
	MeteringDeadline time.Duration
	// Progress is told how many Regions are done, one call at a time. Nil: nobody is told.
	Progress func(done, all int)

	regions  account.ListRegionsAPIClient
	logging  func(region string) loggingAPI
	metrics  func(region string) metricsAPI
	profiles func(region string) profilesAPI
	trails   func(region string) TrailsAPI
}

// New returns a detector that asks with the credentials of cfg.
func New(cfg aws.Config, c Config) *Detector {
	bedrockIn := func(region string) *bedrock.Client {
		return bedrock.NewFromConfig(cfg, func(o *bedrock.Options) { o.Region = region })
	}
	return &Detector{
		Config:   c,
		regions:  account.NewFromConfig(cfg, func(o *account.Options) { o.Region = c.Home }),
		logging:  func(region string) loggingAPI { return bedrockIn(region) },
		profiles: func(region string) profilesAPI { return bedrockIn(region) },
		metrics: func(region string) metricsAPI {
			return cloudwatch.NewFromConfig(cfg, func(o *cloudwatch.Options) { o.Region = region })
		},
		trails: func(region string) TrailsAPI {
			return cloudtrail.NewFromConfig(cfg, func(o *cloudtrail.Options) { o.Region = region })
		},
	}
}

// Detect asks all Regions at once and returns one finding each, in the order of their names. What fails in a Region is its
// finding and hides no other. An error beside findings means that the list of Regions is not the account's own; an
// error alone, that the context ended.
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
	return fmt.Errorf("asking the Regions was cut off: %w", context.Cause(ctx))
}

func (d *Detector) deadline() time.Duration {
	if d.Deadline == 0 {
		return defaultDeadline
	}
	return d.Deadline
}

// inspect asks one Region, in its own time.
func (d *Detector) inspect(ctx context.Context, r region, at time.Time) Finding {
	f := Finding{AccountID: d.Account, Region: r.name, Listed: slices.Contains(d.Listed, r.name), CheckedAt: at}
	if !r.enabled {
		f.State = NotEnabled
		f.Message = f.sentence(d, nil, nil, 0)
		return f
	}
	ctx, cancel := context.WithTimeoutCause(ctx, d.deadline(), fmt.Errorf("no answer within %s", d.deadline()))
	defer cancel()

	var unmetered error
	var wait sync.WaitGroup
	wait.Go(func() {
		n, err := invocations(ctx, d.metrics(r.name), at)
		if err != nil {
			unmetered = cause(ctx, err)
			return
		}
		f.Invocations24h = &n
	})
	state, destination, err := d.ask(ctx, r.name)
	if err != nil {
		err = cause(ctx, err)
	}
	f.State, f.Destination = state, destination
	var failed int64
	var unwatched error
	if f.Logs() {
		failed, unwatched = failedDeliveries(ctx, d.metrics(r.name), at)
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
		f.unwatched, unmetered = true, cause(ctx, unwatched)
	}
	if unseen != nil {
		err = unseen
	}
	f.Message = f.sentence(d, err, unmetered, failed)
	return f
}

// cause returns why a call failed: the end of its time, where that was it.
func cause(ctx context.Context, err error) error {
	if ctx.Err() != nil && (errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)) {
		return context.Cause(ctx)
	}
	return err
}
