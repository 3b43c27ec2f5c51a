package main

import (
	"context"

	sdk "github.com/aws/aws-sdk-go-v2/service/athena"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/cmd/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// connect returns the workgroup of the home Region.
func connect(ctx context.Context, home string) (runNamed, error) {
	cfg, err := cli.Configure(ctx, home)
	if err != nil {
		return nil, err
	}
	return athena.Workgroup{Client: sdk.NewFromConfig(cfg), Name: ledger.Workgroup, Database: ledger.Database}.RunNamed, nil
}
