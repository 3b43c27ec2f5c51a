// Command bill prints the spend on Amazon Bedrock by team or by any other key, as an estimate at list price. It runs the
// deployed queries and changes nothing.
package main

import (
	"context"
	"io"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr, tool{
			home:    bootstrap.Catalog().Account.HomeRegion,
			today:   time.Now().UTC(),
			connect: connect,
		})
	})
}

// run returns the exit status: 0, or 1 with a line for each thing that went wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Failed: 1})
}
