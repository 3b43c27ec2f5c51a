// Command invocationlogging is the Lambda function behind the custom resource that turns a Region's model invocation
// logging on: CloudFormation has no type for it. Deleting the resource leaves logging on.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// physicalID is the resource's for ever: a Region has one logging configuration, and so no replacement.
const physicalID = "invocation-logging"

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		slog.Error("no AWS configuration", "error", err)
		os.Exit(1)
	}
	h := handler{region: cfg.Region, configuration: account{bedrock.NewFromConfig(cfg)}}
	lambda.Start(customresource.Handler(physicalID, h.handle))
}
