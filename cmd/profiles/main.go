// Command profiles lists and deletes the application inference profiles that model upgrades left behind.
package main

import (
	"context"
	"io"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		return run(ctx, args, nil, stdout, stderr, bootstrap.Catalog())
	})
}

// run returns the exit status: 0 where everything could be read and deleted, 1 where not. stdin nil: the process's own.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, lists catalog.Catalog) int {
	command := tool{catalog: lists}.command()
	command.SetIn(stdin)
	return cli.Run(ctx, command, args, stdout, stderr, cli.Statuses{Failed: 1})
}
