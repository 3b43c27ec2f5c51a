//go:build ignore

// The CDK program of this repository's lists. The CDK command line runs it as cdk.json says: go run app.go
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := 0
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	stacks.Close()
	os.Exit(code)
}

func run(ctx context.Context) error {
	lists := bootstrap.Catalog()
	return stacks.Synth(nil, lists, catalog.DateOf(time.Now()), func() (lambda.Folders, error) { return lambda.Build(ctx, "build/lambda", lists) })
}
