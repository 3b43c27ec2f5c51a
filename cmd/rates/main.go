// Command rates checks the rate card of this repository against the prices that AWS publishes. It changes nothing.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Exit statuses.
const (
	exitEqual = 0
	exitDrift = 1
	exitError = 2
)

var errDrift = errors.New("the rate card is not what AWS publishes")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr, tool{
		catalog: bootstrap.Catalog(),
		rates:   ledger.Rates,
		today:   time.Now().UTC(),
		connect: connect,
	})
	stop()
	os.Exit(status)
}

// run returns the exit status: 0 where the rate card equals the price list, 1 where it does not, 2 where that is not known.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	command := t.command()
	command.SetArgs(args)
	command.SetOut(stdout)
	command.SetErr(stderr)
	err := command.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitEqual
	case errors.Is(err, errDrift):
		return exitDrift
	case ctx.Err() != nil:
		err = errors.New("interrupted")
	}
	_, _ = fmt.Fprintln(stderr, "rates: "+strings.ReplaceAll(err.Error(), "\n", "\n  "))
	return exitError
}
