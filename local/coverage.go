package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
)

// coverage runs that command. out nil: what it prints goes to its log alone.
func (u *used) coverage(ctx context.Context, out *os.File, args ...string) error {
	const dark = 1 // its exit status where a Region is dark, as one is here
	err := run(ctx, process{
		Name:   "coverage",
		Args:   append([]string{u.tool("coverage")}, args...),
		Dir:    u.Root,
		Env:    u.clientEnvironment(u.Catalog.Account.HomeRegion),
		Log:    u.state("log", "coverage.log"),
		Stdout: out,
	})
	if exit, ended := errors.AsType[*exec.ExitError](err); ended && exit.ExitCode() == dark {
		return nil
	}
	return err
}

// detect asks every Region as a person would, and keeps the findings where Athena reads them.
func (u *used) detect(ctx context.Context) error {
	return u.coverage(ctx, nil, "--write")
}
