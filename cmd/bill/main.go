// Command bill prints what Amazon Bedrock cost, by team or by any other key, as an estimate at list price. It runs the
// deployed queries and changes nothing.
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
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr, tool{
		home:    bootstrap.Catalog().Account.HomeRegion,
		today:   time.Now().UTC(),
		connect: connect,
	})
	stop()
	os.Exit(status)
}

// run returns the exit status: 0, or 1 with one line that says what went wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	command := t.command()
	command.SetArgs(args)
	command.SetOut(stdout)
	command.SetErr(stderr)
	err := command.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	_, _ = fmt.Fprintln(stderr, "bill: "+strings.ReplaceAll(err.Error(), "\n", "\n  "))
	return 1
}
