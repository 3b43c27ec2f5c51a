package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/aws/smithy-go/logging"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// endpointRegion has an endpoint of the Price List Query API. Each serves the prices of all Regions.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-price-list-query-api.html
const endpointRegion = "us-east-1"

// attempts is the number of times that a request is tried: the API throttles early.
const attempts = 8

// connect returns a client of the Price List Query API with the credentials of the default chain. The SDK's warnings, which
// are about its connections, are not printed: they would break into the line of progress.
func connect(ctx context.Context) (pricing.GetProductsAPIClient, error) {
	cfg, err := cli.Configure(ctx, endpointRegion, config.WithRetryMaxAttempts(attempts), config.WithLogger(logging.Nop{}))
	if err != nil {
		return nil, err
	}
	return pricing.NewFromConfig(cfg), nil
}
