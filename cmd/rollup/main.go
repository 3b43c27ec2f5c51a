// Command rollup has Amazon Athena roll the spend of past days up, as the scheduled function does, for any period and without its time limit.
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
		return run(ctx, args, stdout, stderr, tool{catalog: bootstrap.Catalog(), today: time.Now().UTC(), connect: connect})
	})
}

// run returns the exit status: 0 where every day is rolled up, 1 with a line for each thing that went wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Failed: 1})
}
