package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	// The first signal ends everything in order, a second one at once: the children end with us.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, stop)
	if err := newCommand().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func newCommand() *cobra.Command {
	var at place
	root := &cobra.Command{
		Use:               "local",
		Short:             "Run the bootstrap in an emulated AWS account on this machine",
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(*cobra.Command, []string) error { return at.find() },
	}
	flags := root.PersistentFlags()
	flags.IntVar(&at.Port, "port", 0, "port of the emulated AWS endpoint (LOCAL_PORT, else 4566)")
	flags.IntVar(&at.TrinoPort, "trino-port", 0, "port of the query engine (LOCAL_TRINO_PORT, else 18090)")
	for _, c := range []struct {
		use, short string
		hidden     bool
		run        func(context.Context, place) error
	}{
		{use: "demo", short: "Deploy, call, detect, print who used the tokens, and end", run: interruptible(demo)},
		{use: "up", short: "Deploy, call, and stay for any AWS client; .local/env says how to reach it", run: interruptible(up)},
		{use: "down", short: "End what up started", run: down},
		{use: superviseCommand, hidden: true, run: supervise},
	} {
		root.AddCommand(&cobra.Command{
			Use:    c.use,
			Short:  c.short,
			Hidden: c.hidden,
			Args:   cobra.NoArgs,
			RunE:   func(cmd *cobra.Command, _ []string) error { return c.run(cmd.Context(), at) },
		})
	}
	return root
}

// interruptible says of what ends all that it started that it did so, where a signal made it end.
func interruptible(do func(context.Context, place) error) func(context.Context, place) error {
	return func(ctx context.Context, at place) error {
		err := do(ctx, at)
		if err != nil && ctx.Err() != nil {
			return errors.New("interrupted: nothing is left running")
		}
		return err
	}
}
