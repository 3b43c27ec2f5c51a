// Command coverage reads in every Region of the account whether its Amazon Bedrock calls are logged, and prints the findings. It changes
// nothing without the flag --write. With --objects it names the log objects that the query engine cannot read.
package main

import (
	"context"
	"errors"
	"io"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// errBad is the error of a run that went well and has found a problem.
var errBad = errors.New("a Region is unlogged, or a log object is broken")

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr, tool{catalog: bootstrap.Catalog(), today: time.Now(), connect: connect})
	})
}

// run returns the exit status: 0 where every call is logged, or every object can be read, 1 where that is not so, 2 where it is not known.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Bad: errBad, Failed: 2})
}
