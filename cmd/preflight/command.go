package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// tool is the command with what it works on.
type tool struct {
	catalog catalog.Catalog
	connect func(ctx context.Context, home string) (session, error)
}

type options struct {
	format *cli.Format
	all    bool
}

func (t tool) command() *cobra.Command {
	var o options
	command := &cobra.Command{
		Use:   "preflight",
		Short: "Show what would make a deployment fail",
		Long: `Asks every Region in use in regions.go, all at once, what a deployment needs there: that the Region is enabled and
bootstrapped for the CDK, that every model or inference profile is offered and may be called, that no logging configuration of
somebody else is in the way, that the inference profiles fit their quota, and that a trail records there. Of the account, in the
home Region: that the roles that products.go names, the permissions boundary and the OIDC providers are there.

Uses the default AWS credential chain and changes nothing. It needs sts:GetCallerIdentity, account:ListRegions,
ssm:GetParameter on /cdk-bootstrap/*, sts:AssumeRole on cdk-hnb659fds-deploy-role-*,
cloudtrail:DescribeTrails and cloudtrail:GetTrailStatus, bedrock:GetModelInvocationLoggingConfiguration,
bedrock:GetFoundationModel, bedrock:GetFoundationModelAvailability, bedrock:GetInferenceProfile and
bedrock:ListInferenceProfiles; where the lists name such roles, a boundary or providers, iam:GetRole, iam:GetPolicy and
iam:GetOpenIDConnectProvider. What it may not ask is unknown.

Exit status: 0 nothing stands in the way, 1 something does, 2 that is not known. Build the command to see the 2: go run
answers 1 for both.`,
		Example: `  go run ./cmd/preflight
  AWS_PROFILE=platform go run ./cmd/preflight --all
  go run ./cmd/preflight --format json | jq -r '.[] | select(.status == "fails") | .region' | sort -u`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.show(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.format = cli.FormatFlag(command.Flags(), "table", "json")
	command.Flags().BoolVar(&o.all, "all", false, "print what is in order, too")
	return command
}

// show returns errInTheWay where everything was answered or not, and a deployment would fail.
func (t tool) show(ctx context.Context, o options, stdout, stderr io.Writer) error {
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	s, err := t.connect(ctx, t.catalog.Account.HomeRegion)
	if err != nil {
		return err
	}
	tell, end := cli.Progress(stderr)
	results := s.everyRegion(ctx, t.catalog, func(done, all int) { tell("asked %d of %d Regions", done, all) })
	end()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	r := newReport(results, o.all)
	if err := r.print(stdout, o.format.String()); err != nil {
		return err
	}
	_, _ = fmt.Fprintln(o.format.Footer(stdout, stderr), r.footer(s.account))
	switch {
	case r.count[fails] > 0:
		return errInTheWay
	case r.count[unknown] > 0:
		return fmt.Errorf("%d checks are unknown", r.count[unknown])
	}
	return nil
}

// everyRegion asks all Regions in use side by side, and returns the results in the order of the list.
func (s session) everyRegion(ctx context.Context, c catalog.Catalog, progress func(done, all int)) []result {
	regions := c.ActiveRegions()
	found := make([][]result, len(regions))
	var wait sync.WaitGroup
	var told sync.Mutex
	done := 0
	for i, r := range regions {
		wait.Go(func() {
			var more []check
			if r.Name == c.Account.HomeRegion {
				more = roleChecks(c, s.account)
			}
			found[i] = s.region(ctx, s.in(r, c.Profiles(r)), more)
			told.Lock()
			defer told.Unlock()
			done++
			progress(done, len(regions))
		})
	}
	wait.Wait()
	return slices.Concat(found...)
}
