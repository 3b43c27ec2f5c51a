package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/pricing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/alerts"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/unlogged"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// priceListDeadline leaves time for the message that the list could not be read.
const priceListDeadline = catalog.DetectorTimeout - time.Minute

// weekly is the weekly run.
type weekly struct {
	// prices sends a message about the published prices that differ from the rate card.
	prices func(context.Context) error
	// unpriced sends a message about the called models that have no price.
	unpriced func(context.Context) error
}

// run does both: neither waits for the other, and a failure of one keeps nothing of the other from being done.
func (w weekly) run(ctx context.Context) error {
	var wait sync.WaitGroup
	var uncompared, unread error
	wait.Go(func() { uncompared = w.prices(ctx) })
	wait.Go(func() { unread = w.unpriced(ctx) })
	wait.Wait()
	err := errors.Join(uncompared, unread)
	if err != nil {
		slog.ErrorContext(ctx, "the weekly run is not complete", "error", err)
	}
	return err
}

// job returns the job that an event names. Empty: the event is of the hourly schedule, or of CloudFormation. The error names an unknown job.
func job(event json.RawMessage) (string, error) {
	payload := map[string]any{}
	_ = json.Unmarshal(event, &payload) // the handler reports an event that is none
	switch name := payload[catalog.EventJob]; name {
	case nil:
		return "", nil
	case catalog.JobPrices:
		return catalog.JobPrices, nil
	default:
		return "", fmt.Errorf("the event's %s is %v; allowed: %s, or none for the hourly run", catalog.EventJob, name, catalog.JobPrices)
	}
}

// newWeekly returns the weekly run of one event.
func newWeekly(cfg aws.Config, account string, lists catalog.Catalog, rates []ledger.Rate, units []ledger.Unit) weekly {
	home := lists.Account.HomeRegion
	bucket := objectstore.New(cfg, account, home)
	pricer := unlogged.New(metering.New(cfg), bucket, rates)
	pricer.Deadline = regionDeadline
	notifier := alerts.New(cfg, account, home, bucket, pricer)
	store := coverage.NewStore(cfg, home, bucket)
	client := pricelist.NewClient(cfg)
	return weekly{
		prices: func(ctx context.Context) error {
			return notifier.NotifyPrices(ctx, time.Now(), lists.ModelsInUse(), func(ctx context.Context) (pricelist.Comparison, error) {
				return comparison(ctx, client, rates, lists)
			})
		},
		unpriced: func(ctx context.Context) error {
			findings, unread := store.Latest(ctx)
			return errors.Join(unread, notifier.NotifyUnpriced(ctx, time.Now(), coverage.MeteredRegions(findings), units))
		},
	}
}

// comparison compares the rates of today with the AWS Price List of the Regions in use.
func comparison(ctx context.Context, client pricing.GetProductsAPIClient, rates []ledger.Rate, lists catalog.Catalog) (pricelist.Comparison, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, priceListDeadline, fmt.Errorf("not done within %s", priceListDeadline))
	defer cancel()
	models, err := pricelist.Models()
	if err != nil {
		return pricelist.Comparison{}, err
	}
	regions := lists.PricedRegions()
	products, err := pricelist.Fetch(ctx, client, regions, func(int, int, int) {})
	if err != nil {
		return pricelist.Comparison{}, fmt.Errorf("pricing:GetProducts: %s", awserrors.Reason(awserrors.Cause(ctx, err)))
	}
	c := pricelist.Compare(rates, pricelist.Read(products, models), catalog.DateOf(time.Now()), regions, lists.ModelsInUse())
	slog.InfoContext(ctx, "prices", "products", len(products), "compared", c.Compared, "not_read", c.NotRead, "differences", len(c.Differences))
	return c, nil
}
