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

// tool is the command with the lists it goes by.
type tool struct {
	catalog catalog.Catalog
}

type options struct {
	yes, dryRun bool
}

func (t tool) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "profiles",
		Short:         "Look after the inference profiles that model upgrades left behind",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	var o options
	prune := &cobra.Command{
		Use:   "prune",
		Short: "Delete the inference profiles that model upgrades left behind and nobody calls",
		Long: fmt.Sprintf(`Lists the application inference profiles that were made from lists like ours, as their tags and names say, and that
products.go and regions.go no longer make. Those idle for %d days it deletes, after asking. Deleted profiles cannot be
restored; past calls keep their names.

It never deletes a profile that the lists make, that an SSM parameter of ours names (a list that was edited and not yet
deployed), that was called or made in the last %d days, of which that is not known, or that somebody else made. Where
CloudWatch shows no call of any profile, none is known to be idle. After the answer it looks again.

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
	prune.Flags().BoolVar(&o.yes, "yes", false, "delete without asking, for scripts")
	prune.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would be deleted, and delete nothing")
	prune.MarkFlagsMutuallyExclusive("yes", "dry-run")
	root.AddCommand(prune)
	root.CompletionOptions.DisableDefaultCmd = true
	return root
}

// prune says what is left behind, asks, and deletes what is idle. Whatever could not be read or deleted is an error and
// hinders nothing else.
func (t tool) prune(ctx context.Context, o options, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	a, err := connect(ctx, t.catalog)
	if err != nil {
		return err
	}
	profiles, unread := a.ProfilesIn(ctx, a.regions)
	candidates, unsure := a.examine(ctx, profiles)
	unread = errors.Join(unread, unsure)
	if len(candidates) == 0 {
		_, _ = fmt.Fprintf(stdout, "account %s: no inference profile is left behind by a model upgrade\n", a.id)
		return unread
	}
	_, _ = fmt.Fprintln(stdout, render(candidates))
	idle := idleOnes(candidates)
	_, _ = fmt.Fprintf(stdout, "account %s: %d left behind by model upgrades, %d of them idle for %d days\n", a.id, len(candidates), len(idle), idleDays)
	if len(idle) == 0 || o.dryRun {
		return unread
	}
	if !o.yes {
		agreed, err := ask(stdin, stderr, fmt.Sprintf("Delete %d of account %s for good? [y/N] ", len(idle), a.id))
		if err != nil || !agreed {
			_, _ = fmt.Fprintln(stdout, "nothing was deleted")
			return errors.Join(unread, err)
		}
	}
	return errors.Join(unread, a.delete(ctx, profiles, idle, stdout))
}

// ask returns whether the answer is yes.
func ask(stdin io.Reader, stderr io.Writer, question string) (bool, error) {
	_, _ = fmt.Fprint(stderr, question)
	answer, err := bufio.NewReader(stdin).ReadString('\n')
	if err != nil && answer == "" {
		_, _ = fmt.Fprintln(stderr)
		return false, errors.New("nobody answered; --yes deletes without asking")
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes", nil
}
