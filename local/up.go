package main

import (
	"context"
	"fmt"
	"os"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// up does the same as demo up to the queries, and stays in the foreground until it is interrupted or a server ends.
func up(ctx context.Context, p environment.Place) error {
	running, err := start(ctx, p)
	if err != nil {
		return err
	}
	defer running.end()
	if _, err := running.useAndDetect(); err != nil {
		return err
	}
	if err := p.WriteEnv(running.lists.Account.HomeRegion); err != nil {
		return err
	}
	defer func() { _ = p.RemoveEnv() }()
	running.show.summary()
	fmt.Fprintf(os.Stderr, "up on %s: use it in another shell with: . .local/env   end it with Ctrl-C\n", p.Endpoint())
	<-running.ctx.Done()
	if ctx.Err() == nil {
		return context.Cause(running.ctx)
	}
	if err := p.RemoveEnv(); err != nil {
		return err
	}
	running.end()
	fmt.Fprintln(os.Stderr, "ended")
	return nil
}
