package main

import (
	"context"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// connect reads the account of the default credential chain.
func connect(ctx context.Context, c catalog.Catalog) (*proof.Account, error) {
	cfg, err := cli.Configure(ctx, c.Account.HomeRegion)
	if err != nil {
		return nil, err
	}
	id, err := cli.Account(ctx, cfg)
	if err != nil {
		return nil, err
	}
	return proof.Connect(ctx, cfg, id, c)
}
