package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

// tool is the command with the lists and the account that it checks.
type tool struct {
	catalog catalog.Catalog
	connect func(ctx context.Context, home string) (session, error)
	// today is the time of the run.
	today time.Time
}

type options struct {
	format *cli.Format
	all    bool
}

func (t tool) command() *cobra.Command {
	var o options
	command := &cobra.Command{
		Use:   "preflight",
		Short: "Check every Region for causes that would fail a deployment",
		Long: `Checks every Region in use in regions.go, all at once, for the conditions of a deployment: the Region is enabled and
bootstrapped for the CDK, every model or inference profile is offered, may be called and is not near its end of life, no
foreign logging configuration is there, the inference profiles fit their quota, CloudFormation has or lacks their type as the
table says, a trail records there, and the organization does not deny the Regions of Geo and Global calls, as far as IAM
simulates it. Checks the account, in the home Region, for
the roles that products.go names, the permissions boundary and the OIDC providers, and whether Lake Formation governs the
catalog. Refuses lists with a date after today: a deployment would act on it at once.

Uses the default AWS credential chain and changes nothing. It needs sts:GetCallerIdentity, account:ListRegions,
ssm:GetParameter on /cdk-bootstrap/*, sts:AssumeRole on cdk-<qualifier>-deploy-role-*,
cloudtrail:DescribeTrails and cloudtrail:GetTrailStatus, cloudformation:DescribeType,
bedrock:GetModelInvocationLoggingConfiguration,
bedrock:GetFoundationModel, bedrock:GetFoundationModelAvailability and bedrock:ListInferenceProfiles,
lakeformation:GetDataLakeSettings; where models have Geo or Global routing, bedrock:GetInferenceProfile and
iam:SimulatePrincipalPolicy; where the lists name such roles, a boundary or providers, iam:GetRole, iam:GetPolicy and
iam:GetOpenIDConnectProvider. A check that is not allowed is unknown.

Exit status: 0 no check fails, 1 a check fails, 2 a check is unknown. Build the command to see the 2: go run
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
	command.Flags().BoolVar(&o.all, "all", false, "print the checks that are in order, too")
	return command
}

// show prints the results. It returns errFails where a check fails, whether others are unknown or not.
func (t tool) show(ctx context.Context, o options, stdout, stderr io.Writer) error {
	if err := cli.ListsOn(t.catalog, catalog.DateOf(t.today)); err != nil {
		return err
	}
	s, err := t.connect(ctx, t.catalog.Account.HomeRegion)
	if err != nil {
		return err
	}
	progress, end := cli.Progress(stderr)
	results := s.everyRegion(ctx, t.catalog, t.today, func(done, all int) { progress("checked %d of %d Regions", done, all) })
	end()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	r := newReport(results, o.all)
	if err := r.print(stdout, o.format.String()); err != nil {
		return err
	}
	_ = cli.Println(o.format.Footer(stdout, stderr), r.footer(s.account))
	switch {
	case r.count[fails] > 0:
		return errFails
	case r.count[unknown] > 0:
		return fmt.Errorf("%d checks are unknown", r.count[unknown])
	}
	return nil
}

// everyRegion checks all Regions in use side by side, and returns the results in the order of the list.
func (s session) everyRegion(ctx context.Context, c catalog.Catalog, today time.Time, progress func(done, all int)) []result {
	regions := c.ActiveRegions()
	found := make([][]result, len(regions))
	var wait sync.WaitGroup
	var counted sync.Mutex
	done := 0
	models, simulator := profiles.NewModels(s.cfg, c), newSimulator(iam.NewFromConfig(s.cfg), c, s.account)
	for i, r := range regions {
		wait.Go(func() {
			listed := c.Profiles(r)
			more := slices.Concat(lifecycleChecks(models, r.Name, today), organizationChecks(simulator, listed))
			if r.Name == c.Account.HomeRegion {
				more = slices.Concat(more, homeChecks, roleChecks(c, s.account))
			}
			found[i] = s.region(ctx, s.in(c, r), more)
			counted.Lock()
			defer counted.Unlock()
			done++
			progress(done, len(regions))
		})
	}
	wait.Wait()
	return slices.Concat(found...)
}
