package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/alerts"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/roletags"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/unlogged"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// regionDeadline is long: nobody waits for a run, and on the part of a CPU that goes with 128 MB the concurrent handshakes with every
// Region take seconds.
const regionDeadline = 15 * time.Second

// profilesDeadline leaves time, within the function's timeout, to write the profiles.
const profilesDeadline = 45 * time.Second

// meteringDeadline is the deadline of the profiles, which are read at the same time.
const meteringDeadline = profilesDeadline

// wired returns the function for an account with these lists, with the credentials of cfg and with clients of each event's own. Its
// error names mistakes in the rate card.
func wired(cfg aws.Config, account string, lists catalog.Catalog) (func(context.Context, json.RawMessage) (string, error), error) {
	rates, err := ledger.Rates()
	units, mistakes := ledger.Units()
	if err := errors.Join(err, mistakes); err != nil {
		return nil, err
	}
	return func(ctx context.Context, event json.RawMessage) (string, error) {
		switch name, err := job(event); {
		case err != nil:
			return "", err
		case name == catalog.JobPrices:
			return "", newWeekly(cfg, account, lists, rates, units).run(ctx)
		}
		clients, err := customresource.ClientConfig(cfg, event)
		if err != nil {
			return "", err
		}
		h := newHandler(clients, account, lists, rates, deadlineFor(event))
		return withRoles(h.handle, roletags.New(clients, lists).Check)(ctx, event)
	}, nil
}

// deadlineFor returns the deadline of one Region. A request of CloudFormation has the time for denied calls of a new role as well.
func deadlineFor(event json.RawMessage) time.Duration {
	if customresource.IsRequest(event) {
		return regionDeadline + customresource.Patience
	}
	return regionDeadline
}

// newHandler returns the handler of one event.
func newHandler(cfg aws.Config, account string, lists catalog.Catalog, rates []ledger.Rate, deadline time.Duration) handler {
	c := coverage.FromCatalog(account, lists)
	bucket := objectstore.New(cfg, account, c.Home)
	meter := metering.New(cfg)
	meter.Deadline = meteringDeadline
	detector := coverage.New(cfg, c, meter)
	detector.Deadline = deadline
	store := coverage.NewStore(cfg, c.Home, bucket)
	reader := profiles.New(cfg, account, lists)
	reader.Deadline = profilesDeadline
	pricer := unlogged.New(meter, bucket, rates)
	pricer.Deadline = regionDeadline
	models := profiles.NewModels(cfg, lists)
	models.Deadline = regionDeadline
	notifier := alerts.New(cfg, account, c.Home, bucket, pricer)
	return handler{
		detect: detector.Detect,
		record: store.Record,
		profiles: func(ctx context.Context, findings []coverage.Finding) (profiles.Count, error) {
			return reader.Update(ctx, bucket, coverage.AnsweredRegions(findings))
		},
		metered: func(ctx context.Context, findings []coverage.Finding) (int, error) {
			return meter.RecordDays(ctx, bucket, coverage.MeteredRegions(findings))
		},
		notify: notifier.Notify,
		models: func(ctx context.Context) error { return notifier.NotifyModels(ctx, time.Now(), models) },
		repair: newRepairer(cfg, c.Repaired).start,
		memory: ledgerMemory{bucket},
	}
}
