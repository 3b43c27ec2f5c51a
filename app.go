//go:build ignore

// The CDK program of this repository's lists. The CDK command line runs it as cdk.json says: go run app.go
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/aws/jsii-runtime-go"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	defer jsii.Close()
	return stacks.Synth(nil, bootstrap.Catalog(), func() (lambda.Folders, error) { return lambda.Build(ctx, "build/lambda") })
}
