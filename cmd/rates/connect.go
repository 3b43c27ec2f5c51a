package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/aws/smithy-go/logging"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
)

// connect returns a client of the Price List Query API with the credentials of the default chain. The SDK's warnings, which
// are about its connections, are not printed: they would break into the line of progress.
func connect(ctx context.Context) (pricing.GetProductsAPIClient, error) {
	cfg, err := cli.Configure(ctx, pricelist.EndpointRegion, config.WithLogger(logging.Nop{}))
	if err != nil {
		return nil, err
	}
	return pricelist.NewClient(cfg), nil
}
