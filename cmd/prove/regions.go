package main

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// regionsSource is the source of the rows that the command changes.
const regionsSource = "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html"

func (t tool) regionsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "regions",
		Short: "Print the difference between the Regions of the account and the tables of package catalog",
		Long: `Reads every enabled Region of the account of your credentials, and prints a patch of catalog/profile_type.go (the Regions whose
CloudFormation lacks the type of inference profiles) and catalog/system_profiles.csv (the system-defined inference profiles). It prints
nothing where the tables agree. It only reads, and changes no file.

Regions that are not enabled, or could not be read, stay as they are. A changed row gets this day. Read the patch before you apply it:
where a Region leaves profile_type.go, or a model gets a narrower prefix, the next deployment creates new inference profiles
(docs/operations.md).

Permissions: account:ListRegions, bedrock:ListInferenceProfiles, cloudformation:DescribeType.

Exit status: 0 the patch is complete or empty, 2 a Region could not be read, or lists a profile that the tables cannot hold; the
patch has the others. Build the command to see the 2: go run answers 1.`,
		Example: `  AWS_PROFILE=sandbox go run ./cmd/prove regions
  AWS_PROFILE=sandbox go run ./cmd/prove regions | git apply`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.regions(c.Context(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
}

// regions prints the patch. The lists are not validated: they may need the pairs that the patch adds.
func (t tool) regions(ctx context.Context, stdout, stderr io.Writer) error {
	account, err := t.connect(ctx, t.catalog)
	if err != nil {
		return err
	}
	show, clear := cli.Progress(stderr)
	read, failure := proof.ReadRegions(ctx, account, func(regions int) {
		show("read %d of %d Regions", regions, len(account.Enabled))
	})
	clear()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	files, mistakes := catalog.UpdateTables(read, regionsSource, catalog.DateOf(time.Now()))
	changed := 0
	for _, f := range files {
		patch := diff.Diff("a/"+f.Path, []byte(f.Before), "b/"+f.Path, []byte(f.After))
		if len(patch) > 0 {
			changed++
		}
		if _, err := stdout.Write(patch); err != nil {
			return err
		}
	}
	_ = cli.Printf(stderr, "account %s: %d enabled Regions, %d of %d tables differ", account.ID, len(account.Enabled), changed, len(files))
	return errors.Join(append(mistakes, failure)...)
}
