// Command invocationlogging is the Lambda function behind the custom resource that turns a Region's model invocation
// logging on: CloudFormation has no type for it. Deleting the resource leaves logging on, or puts back the configuration that was
// adopted. The same function turns logging on again where somebody turned it off.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

// physicalID never changes: a Region has one logging configuration, and so no replacement.
const physicalID = "invocation-logging"

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		slog.Error("no AWS configuration", "error", err)
		os.Exit(1)
	}
	lambda.Start(receiver(cfg, os.Getenv))
}

// receiver returns the handler of all events, with clients of each event's own.
func receiver(cfg aws.Config, getenv func(string) string) func(context.Context, json.RawMessage) (string, error) {
	return func(ctx context.Context, event json.RawMessage) (string, error) {
		clients, err := customresource.ClientConfig(cfg, event)
		if err != nil {
			return "", err
		}
		return newHandler(clients, getenv).receive(ctx, event)
	}
}

// newHandler reads the properties of the resource, by their names, and the alert topic from the environment.
func newHandler(cfg aws.Config, getenv func(string) string) handler {
	environment := map[string]any{}
	for _, name := range properties {
		environment[name] = getenv(name)
	}
	arn := getenv(catalog.EnvAlertTopic)
	return handler{
		region:        cfg.Region,
		configuration: account{bedrock.NewFromConfig(cfg)},
		memory:        memory{ssm.NewFromConfig(cfg)},
		alerts:        topic{arn, sns.NewFromConfig(cfg, func(o *sns.Options) { o.Region = regionOf(arn) })},
		environment:   environment,
	}
}

// regionOf returns the Region of an ARN. That of the alert topic is the home Region.
func regionOf(arn string) string {
	parts := strings.Split(arn, ":")
	if len(parts) < 4 {
		return ""
	}
	return parts[3]
}
