// Command coverage reads in every Region of the account whether its Amazon Bedrock calls are logged, and prints the findings. It changes
// nothing without the flag --write.
package main

import (
	"context"
	"errors"
	"io"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

var errUnlogged = errors.New("a Region is unlogged")

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr, tool{catalog: bootstrap.Catalog(), connect: connect})
	})
}

// run returns the exit status: 0 where every call is logged, 1 where a Region is unlogged, 2 where that is not known.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Bad: errUnlogged, Failed: 2})
}
