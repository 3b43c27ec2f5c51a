package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// tool is the command with its lists.
type tool struct {
	catalog catalog.Catalog
}

type options struct {
	yes, dryRun bool
}

func (t tool) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "profiles",
		Short:         "Clean up the inference profiles that model upgrades left behind",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	var o options
	prune := &cobra.Command{
		Use:   "prune",
		Short: "Delete the inference profiles that model upgrades left behind and nobody calls",
		Long: fmt.Sprintf(`Lists the application inference profiles that were created from lists like ours, by their tags and names, and that
products.go and regions.go no longer have. It deletes the profiles idle for %d days, after a confirmation. Deleted profiles
cannot be restored; past calls keep their names.

It never deletes a profile that the lists have, whose ARN an SSM parameter of ours holds (a list that was edited and not
yet deployed), that was called or created in the last %d days, of which that is not known, or that somebody else created.
Where CloudWatch shows no call of any profile, none is known to be idle. After the confirmation it checks again.

Uses the default AWS credential chain. It needs sts:GetCallerIdentity and, in every Region of regions.go, retired ones
too, bedrock:ListInferenceProfiles, bedrock:ListTagsForResource, cloudwatch:GetMetricData, ssm:GetParametersByPath on
/bedrock-bootstrap/profiles and, to delete, bedrock:DeleteInferenceProfile.

Exit status: 0 everything was read and done, 1 not.`, idleDays, idleDays),
		Example: `  go run ./cmd/profiles prune --dry-run
  AWS_PROFILE=platform go run ./cmd/profiles prune
  go run ./cmd/profiles prune --yes`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.prune(c.Context(), o, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	prune.Flags().BoolVar(&o.yes, "yes", false, "delete without confirmation, for scripts")
	prune.Flags().BoolVar(&o.dryRun, "dry-run", false, "print the profiles that would be deleted, and delete nothing")
	prune.MarkFlagsMutuallyExclusive("yes", "dry-run")
	root.AddCommand(prune)
	root.CompletionOptions.DisableDefaultCmd = true
	return root
}

// prune prints the profiles that were left behind and deletes the idle ones after a confirmation. A reading or a deletion that fails is an
// error and stops nothing else.
func (t tool) prune(ctx context.Context, o options, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	a, err := connect(ctx, t.catalog)
	if err != nil {
		return err
	}
	all, unread := a.reader.Read(ctx, a.regions)
	candidates, unsure := a.examine(ctx, all)
	unread = errors.Join(unread, unsure)
	if len(candidates) == 0 {
		_ = cli.Printf(stdout, "account %s: no inference profile is left behind by a model upgrade", a.id)
		return unread
	}
	if err := render(candidates).Print(stdout); err != nil {
		return errors.Join(unread, err)
	}
	idle := idleOnes(candidates)
	_ = cli.Printf(stdout, "account %s: %d left behind by model upgrades, %d of them idle for %d days", a.id, len(candidates), len(idle), idleDays)
	if len(idle) == 0 || o.dryRun {
		return unread
	}
	if !o.yes {
		agreed, err := confirm(stdin, stderr, fmt.Sprintf("Delete %d of account %s for good? [y/N] ", len(idle), a.id))
		if err != nil || !agreed {
			_ = cli.Println(stdout, "nothing was deleted")
			return errors.Join(unread, err)
		}
	}
	return errors.Join(unread, a.delete(ctx, all, idle, stdout))
}

// confirm reports whether the answer to a question is yes.
func confirm(stdin io.Reader, stderr io.Writer, question string) (bool, error) {
	_, _ = io.WriteString(stderr, question)
	answer, err := bufio.NewReader(stdin).ReadString('\n')
	if err != nil && answer == "" {
		_ = cli.Println(stderr, "")
		return false, errors.New("no answer; --yes deletes without confirmation")
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes", nil
}
