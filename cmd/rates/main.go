// Command rates checks the rate card of this repository against the prices that AWS publishes. It changes nothing.
package main

import (
	"context"
	"errors"
	"io"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var errDrift = errors.New("the rate card differs from the prices that AWS publishes")

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr, tool{
			catalog: bootstrap.Catalog(),
			rates:   ledger.Rates,
			models:  pricelist.Models,
			today:   time.Now().UTC(),
			connect: connect,
		})
	})
}

// run returns the exit status: 0 where the rate card equals the price list, 1 where it does not, 2 where that is not known.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Bad: errDrift, Failed: 2})
}
