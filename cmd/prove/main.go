// Command prove checks on the account of the caller's credentials whether AWS behaves as the code assumes: the beliefs of
// docs/unconfirmed.md. It removes everything that it creates.
package main

import (
	"context"
	"errors"
	"io"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof/checks"
)

var errContradicted = errors.New("a belief fails")

func main() {
	cli.Main(func(ctx context.Context, args []string, stdout, stderr io.Writer) int {
		t := tool{catalog: bootstrap.Catalog(), checks: checks.All(), kinds: checks.Kinds(), connect: connect}
		return run(ctx, args, nil, stdout, stderr, t)
	})
}

// run returns the exit status: 0 where no belief fails, 1 where one fails, 2 where the tool could not finish or left something behind.
// stdin nil: the process's own.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, t tool) int {
	command := t.command()
	command.SetIn(stdin)
	return cli.Run(ctx, command, args, stdout, stderr, cli.Statuses{Bad: errContradicted, Failed: 2})
}

// tool is the command with the lists, the checks, and the account that they run in.
type tool struct {
	catalog catalog.Catalog
	checks  []proof.Check
	kinds   []*proof.Kind
	connect func(ctx context.Context, c catalog.Catalog) (*proof.Account, error)
}
