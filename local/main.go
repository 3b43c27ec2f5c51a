package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

func main() {
	// The first signal ends everything in order, a second one at once: the child processes end with this one.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, stop)
	if err := newCommand().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func newCommand() *cobra.Command {
	root := &cobra.Command{
		Use:               "local",
		Short:             "Run the bootstrap in an emulated AWS account on this machine",
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	var port, trinoPort int
	flags := root.PersistentFlags()
	flags.IntVar(&port, "port", 0, "port of the emulated AWS endpoint (LOCAL_PORT, else 4566)")
	flags.IntVar(&trinoPort, "trino-port", 0, "port of the query engine (LOCAL_TRINO_PORT, else 18090)")
	for _, c := range []struct {
		use, short string
		run        func(context.Context, environment.Place) error
	}{
		{"demo", "Deploy, call, detect, print who used the tokens, and end", demo},
		{"up", "Deploy, call, and stay until Ctrl-C for any AWS client; .local/env points a shell to it", up},
	} {
		root.AddCommand(&cobra.Command{
			Use:   c.use,
			Short: c.short,
			Args:  cobra.NoArgs,
			RunE: func(cmd *cobra.Command, _ []string) error {
				place, err := environment.Find(port, trinoPort)
				if err != nil {
					return err
				}
				return interrupted(cmd.Context(), c.run(cmd.Context(), place))
			},
		})
	}
	return root
}

// interrupted returns err, or a message for a command that a signal ended.
func interrupted(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return errors.New("interrupted: nothing is left running")
	}
	return err
}
