// Command detector is the Lambda function of the detector. It runs as a custom resource at each deployment that changes the lists, and
// on a schedule.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
)

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	account, lists, err := configured(bootstrap.Catalog(), os.Getenv)
	if err != nil {
		slog.Error("configuration is wrong", "error", err)
		os.Exit(1)
	}
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		slog.Error("no AWS configuration", "error", err)
		os.Exit(1)
	}
	handle, err := wired(cfg, account, lists)
	if err != nil {
		slog.Error("the rate card has mistakes", "error", err)
		os.Exit(1)
	}
	lambda.Start(handle)
}
