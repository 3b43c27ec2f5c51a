package main

import (
	"context"
	"os"
)

// buildTools compiles the commands that are run here as a person would: go run would hide their exit status.
func (p place) buildTools(ctx context.Context) error {
	return run(ctx, process{
		Name: "go build",
		Args: []string{"go", "build", "-o", p.tool(""), "./cmd/coverage", "./cmd/bill", "./cmd/profiles"},
		Dir:  p.Root,
		Env:  os.Environ(),
		Log:  p.state("log", "go-build.log"),
	})
}

// tool returns the path of a compiled command.
func (p place) tool(name string) string { return p.state("bin") + "/" + name }
