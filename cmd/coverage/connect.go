package main

import (
	"context"
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// connect finds out whose credentials the default chain holds. The home Region stands in for one that is configured.
func connect(ctx context.Context, c detector.Config) (session, error) {
	cfg, err := cli.Configure(ctx, c.Home)
	if err != nil {
		return session{}, err
	}
	if c.Account, err = cli.Account(ctx, cfg); err != nil {
		return session{}, err
	}
	rates, err := ledger.Rates()
	if err != nil {
		return session{}, fmt.Errorf("ledger/rates.csv has mistakes:\n%w", err)
	}
	d := detector.New(cfg, c)
	kept := detector.NewLedger(cfg, c)
	return session{
		account: c.Account,
		detect: func(ctx context.Context, progress func(done, all int)) ([]detector.Finding, error) {
			d.Progress = progress
			return d.Detect(ctx)
		},
		latest: kept.Latest,
		record: kept.Record,
		profiles: func(ctx context.Context, findings []detector.Finding) (detector.ProfileCount, error) {
			return detector.UpdateProfiles(ctx, d, kept, findings)
		},
		metered: func(ctx context.Context, findings []detector.Finding) (int, error) {
			return detector.UpdateMetered(ctx, d, kept, findings)
		},
		atStake: func(ctx context.Context, findings []detector.Finding) []string {
			return detector.AtStake(ctx, d, kept, rates, findings)
		},
		bucket: catalog.LedgerBucket(c.Account, c.Home),
	}, nil
}
