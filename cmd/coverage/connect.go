package main

import (
	"context"
	"fmt"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/brokenobjects"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/unlogged"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// connect returns a session of the account whose credentials the default chain holds. The home Region stands in for a configured one.
func connect(ctx context.Context, lists catalog.Catalog) (session, error) {
	home := lists.Account.HomeRegion
	cfg, err := cli.Configure(ctx, home)
	if err != nil {
		return session{}, err
	}
	account, err := cli.Account(ctx, cfg)
	if err != nil {
		return session{}, err
	}
	rates, err := ledger.Rates()
	if err != nil {
		return session{}, fmt.Errorf("ledger/rates has mistakes:\n%w", err)
	}
	bucket := objectstore.New(cfg, account, home)
	meter := metering.New(cfg)
	detector := coverage.New(cfg, coverage.FromCatalog(account, lists), meter)
	store := coverage.NewStore(cfg, home, bucket)
	reader := profiles.New(cfg, account, lists)
	search := brokenobjects.New(cfg, account, lists.RegionNames())
	return session{
		account: account,
		detect: func(ctx context.Context, progress func(done, all int)) ([]coverage.Finding, error) {
			detector.Progress = progress
			return detector.Detect(ctx)
		},
		latest: store.Latest,
		record: store.Record,
		profiles: func(ctx context.Context, findings []coverage.Finding) (profiles.Count, error) {
			return reader.Update(ctx, bucket, coverage.AnsweredRegions(findings))
		},
		metered: func(ctx context.Context, findings []coverage.Finding) (int, error) {
			return meter.RecordDays(ctx, bucket, coverage.MeteredRegions(findings))
		},
		spend: unlogged.New(meter, bucket, rates).Lines,
		broken: func(ctx context.Context, first, last time.Time, progress func(days, all, broken int)) (brokenobjects.Result, error) {
			search.Progress = progress
			return search.Find(ctx, first, last)
		},
		bucket: bucket.Name(),
	}, nil
}
