package main

import (
	"context"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/cmd/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
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
	d := detector.New(cfg, c)
	ledger := detector.NewLedger(cfg, c)
	return session{
		account: c.Account,
		detect: func(ctx context.Context, progress func(done, all int)) ([]detector.Finding, error) {
			d.Progress = progress
			return d.Detect(ctx)
		},
		latest: ledger.Latest,
		record: ledger.Record,
		profiles: func(ctx context.Context, findings []detector.Finding) (detector.ProfileCount, error) {
			return detector.UpdateProfiles(ctx, d, ledger, findings)
		},
		metered: func(ctx context.Context, findings []detector.Finding) (int, error) {
			return detector.UpdateMetered(ctx, d, ledger, findings)
		},
		bucket: catalog.LedgerBucket(c.Account, c.Home),
	}, nil
}
