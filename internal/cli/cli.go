// Package cli holds the code that the tools share: exit statuses, credentials, formats and progress on a terminal.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"
)

// Main ends the program with the exit status of run, whose context ends with the first Ctrl-C or SIGTERM. A second Ctrl-C
// ends the program at once.
func Main(run func(ctx context.Context, args []string, stdout, stderr io.Writer) int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// Statuses are the exit statuses of a tool other than 0.
type Statuses struct {
	// Bad is the error of a tool that found a problem of the kind it looks for; its exit status is 1 and nothing more is printed. Zero:
	// every error is a failure.
	Bad error
	// Failed is the exit status of a tool that has no result.
	Failed int
}

// Run runs a command and returns the exit status. A failure is printed after the command's name, without the words of the SDK and with what
// helps against it.
func Run(ctx context.Context, command *cobra.Command, args []string, stdout, stderr io.Writer, s Statuses) int {
	command.SetArgs(args)
	command.SetOut(stdout)
	command.SetErr(stderr)
	err := command.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case s.Bad != nil && errors.Is(err, s.Bad):
		return 1
	case ctx.Err() != nil:
		err = errors.New("interrupted")
	}
	_ = PrintError(stderr, command.Name()+": ", err)
	return s.Failed
}

// IsTerminal reports whether w is a terminal, which a person reads.
func IsTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(file.Fd()) || isatty.IsCygwinTerminal(file.Fd()))
}
