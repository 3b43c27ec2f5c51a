// Command rollup is the Lambda function that has Athena roll the spend of closed days up. It runs on a schedule, and as a custom resource that
// creates the table at a deployment.
package main

import (
	"context"
	"log/slog"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	account := os.Getenv(catalog.EnvAccountID)
	if account == "" {
		slog.Error("the environment variable " + catalog.EnvAccountID + " is missing; deploy the Ledger stack again")
		os.Exit(1)
	}
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		slog.Error("no AWS configuration", "error", err)
		os.Exit(1)
	}
	lambda.Start(wired(cfg, account, bootstrap.Catalog()))
}
