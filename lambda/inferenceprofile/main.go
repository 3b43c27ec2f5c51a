// Command inferenceprofile is the Lambda function behind the custom resources that are the application inference profiles of a Region
// whose CloudFormation has no type for them. It creates, replaces, tags and deletes a profile as the type does elsewhere.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// attempts are those of one call. A deployment requests all profiles of a Region at once, and the service throttles them.
const attempts = 10

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	cfg, err := config.LoadDefaultConfig(context.Background(), config.WithRetryMaxAttempts(attempts))
	if err != nil {
		slog.Error("no AWS configuration", "error", err)
		os.Exit(1)
	}
	lambda.Start(receiver(cfg, os.Getenv))
}

// receiver returns the handler of all requests, with clients of each request's own: they repeat the denials of a new role.
func receiver(cfg aws.Config, getenv func(string) string) func(context.Context, json.RawMessage) (string, error) {
	return func(ctx context.Context, event json.RawMessage) (string, error) {
		var request cfn.Event
		if err := json.Unmarshal(event, &request); err != nil {
			return "", fmt.Errorf("read the event: %w", err)
		}
		clients, err := customresource.ClientConfig(cfg, event)
		if err != nil {
			return "", err
		}
		return customresource.ReplaceHandler(newHandler(clients, getenv).handle)(ctx, request)
	}
}

// newHandler reads the prefix of our tags from the environment.
func newHandler(cfg aws.Config, getenv func(string) string) handler {
	return handler{region: cfg.Region, profiles: account{bedrock.NewFromConfig(cfg)}, prefix: getenv(catalog.EnvTagPrefix)}
}
