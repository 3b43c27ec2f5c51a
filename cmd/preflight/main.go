// Command preflight checks every listed Region for causes that would fail a deployment, before CloudFormation meets them. It changes
// nothing.
package main

import (
	"context"
	"errors"
	"io"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

var errFails = errors.New("a deployment would fail")

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr, tool{catalog: bootstrap.Catalog(), connect: connect, today: time.Now().UTC()})
	})
}

// run returns the exit status: 0 where no check fails, 1 where a check fails, 2 where a check is unknown.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Bad: errFails, Failed: 2})
}
