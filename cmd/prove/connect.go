package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go/logging"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// connect reads the account of the default credential chain. The SDK's warnings, which are about its connections and checksums, are not
// printed: they would break into the line of progress.
func connect(ctx context.Context, c catalog.Catalog) (*proof.Account, error) {
	cfg, err := cli.Configure(ctx, c.Account.HomeRegion, config.WithLogger(logging.Nop{}))
	if err != nil {
		return nil, err
	}
	id, userID, err := cli.Caller(ctx, cfg)
	if err != nil {
		return nil, err
	}
	account, err := proof.Connect(ctx, cfg, id, c)
	if err != nil {
		return nil, err
	}
	account.Caller = userID
	return account, nil
}
