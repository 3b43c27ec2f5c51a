// Command preflight asks every listed Region whether a deployment would go through, before CloudFormation finds out. It
// changes nothing.
package main

import (
	"context"
	"errors"
	"io"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

var errInTheWay = errors.New("something stands in the way of a deployment")

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr, tool{catalog: bootstrap.Catalog(), connect: connect})
	})
}

// run returns the exit status: 0 where nothing stands in the way, 1 where something does, 2 where that is not known.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Bad: errInTheWay, Failed: 2})
}
