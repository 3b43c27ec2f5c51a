// Command coverage asks every Region of the account whether its Amazon Bedrock calls are logged, and prints the answer. It
// changes nothing unless told to write its findings.
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

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
)

// Exit statuses.
const (
	exitLogged = 0
	exitDark   = 1
	exitError  = 2
)

var errDark = errors.New("a Region is dark")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr, tool{catalog: bootstrap.Catalog(), connect: connect})
	stop()
	os.Exit(status)
}

// run returns the exit status: 0 where every call is logged, 1 where a Region is dark, 2 where that is not known.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, t tool) int {
	command := t.command()
	command.SetArgs(args)
	command.SetOut(stdout)
	command.SetErr(stderr)
	err := command.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitLogged
	case errors.Is(err, errDark):
		return exitDark
	case ctx.Err() != nil:
		err = errors.New("interrupted")
	}
	_, _ = fmt.Fprintln(stderr, "coverage: "+strings.ReplaceAll(err.Error(), "\n", "\n  "))
	return exitError
}
