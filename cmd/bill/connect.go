package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/config"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// connect returns the workgroup of the home Region, asked with the credentials of the default chain.
func connect(ctx context.Context, home string) (runNamed, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(home))
	if err != nil {
		return nil, fmt.Errorf("read the AWS configuration: %w", err)
	}
	if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
		return nil, fmt.Errorf("no AWS credentials; set AWS_PROFILE, or sign in with aws sso login: %w", err)
	}
	return athena.Workgroup{Client: sdk.NewFromConfig(cfg), Name: ledger.Workgroup, Database: ledger.Database}.RunNamed, nil
}
