// Command rates keeps the rate card of this repository right: it compares the card with the prices that AWS publishes and proposes new
// lines.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var errDrift = errors.New("the rate card differs from the prices that AWS publishes")

// card is the folder of the rate card, from the repository's root.
const card = "ledger/rates"

// readCard reads the rate card that a folder has now, which may be another than that of the build.
func readCard(folder string) ([]ledger.Rate, error) {
	if _, err := os.Stat(folder); err != nil {
		return nil, fmt.Errorf("%w; run the command in the root of the repository", err)
	}
	return ledger.RatesIn(os.DirFS(filepath.Dir(folder)))
}

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr, tool{
			catalog: bootstrap.Catalog(),
			card:    card,
			rates:   func() ([]ledger.Rate, error) { return readCard(card) },
			models:  pricelist.Models,
			today:   time.Now().UTC(),
			connect: connect,
		})
	})
}

// run returns the exit status: 0 done, 1 where a check finds a difference, 2 where the result is not known.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	return cli.Run(ctx, t.command(), args, stdout, stderr, cli.Statuses{Bad: errDrift, Failed: 2})
}
