package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/brokenobjects"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

// tool is the command with its lists.
type tool struct {
	catalog catalog.Catalog
	today   time.Time
	// connect returns a session of the account whose credentials the default chain holds.
	connect func(context.Context, catalog.Catalog) (session, error)
}

// session is an account with its detector and its ledger bucket.
type session struct {
	account string
	detect  func(ctx context.Context, progress func(done, all int)) ([]coverage.Finding, error)
	latest  func(context.Context) ([]coverage.Finding, error)
	// record returns the key of the findings in the history.
	record func(context.Context, []coverage.Finding) (string, error)
	// profiles brings the inference profiles in the bucket up to date.
	profiles func(context.Context, []coverage.Finding) (profiles.Count, error)
	// metered brings the metered days in the bucket up to date.
	metered func(context.Context, []coverage.Finding) (int, error)
	// spend returns a line for each Region that loses records, with the spend of its calls.
	spend func(context.Context, []coverage.Finding) []string
	// broken finds the log objects of a period that the query engine cannot read.
	broken func(ctx context.Context, first, last time.Time, progress func(days, all, broken int)) (brokenobjects.Result, error)
	bucket string
}

type options struct {
	format *cli.Format
	all    bool
	write  bool
	// objects: log objects are read instead of Regions, from first to last.
	objects     bool
	first, last time.Time
}

func (t tool) command() *cobra.Command {
	var o options
	command := &cobra.Command{
		Use:   "coverage",
		Short: "Show in which Regions Amazon Bedrock calls are not logged",
		Long: `Reads in every Region of the account whether invocation logging is on and delivers to our bucket, and how many calls
CloudWatch metered in the last 24 hours. Regions that lose records come first: unlogged, that is listed in regions.go
and not logging, or not listed and called without our log; or failing to deliver. Below the table stands the spend of their
calls of these 24 hours, at list price.

Uses the default AWS credential chain and changes nothing, unless --write is given. It needs sts:GetCallerIdentity,
account:ListRegions, bedrock:GetModelInvocationLoggingConfiguration, cloudtrail:DescribeTrails,
cloudtrail:GetTrailStatus, cloudwatch:ListMetrics and cloudwatch:GetMetricData, to list and read the ledger bucket's
coverage/ for SINCE, and its profiles/ for the spend. --write needs bedrock:ListInferenceProfiles,
bedrock:ListTagsForResource, cloudwatch:PutMetricData, to write the bucket's coverage/ and to list and write its profiles/
and metered/.

With --objects it reads the log objects of some days instead, by default of the last 7 with today, and names those that the
query engine cannot read: each of them ends every query of its day. It runs the named query log_objects once a day, and twice
more for each such object. Amazon Athena charges the days once, as one bill of them does: it does not charge for a query that
fails. It needs to run queries in the workgroup, s3:GetObject on every log object, also those of large bodies below data/,
which the policy bedrock-bill-reader denies, and s3:ListBucket on the log buckets.

Exit status: 0 no Region loses records, 1 a Region is unlogged or fails to deliver, 2 that is not known. With --objects: 0 the
engine can read every object, 1 there are broken ones, 2 that is not known. Build the command to see the 2: go run exits with 1 for both.`,
		Example: `  go run ./cmd/coverage
  AWS_PROFILE=platform go run ./cmd/coverage --all
  go run ./cmd/coverage --format json | jq -r '.[] | select(.state == "off") | .region'
  go run ./cmd/coverage --format csv > coverage.csv
  go run ./cmd/coverage --write
  go run ./cmd/coverage --objects
  go run ./cmd/coverage --objects --from 2026-11-01 --to 2026-11-30`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.objects {
				return t.showObjects(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
			}
			if c.Flags().Changed("from") {
				return errors.New("--from and --to are days of log objects; add --objects")
			}
			return t.show(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.format = cli.FormatFlag(command.Flags(), "table", "json", "csv")
	command.Flags().BoolVar(&o.all, "all", false, "print unlisted Regions that are not enabled, too")
	command.Flags().BoolVar(&o.write, "write", false, "write the findings, the inference profiles and the metered tokens to the ledger bucket and publish the metrics, as the scheduled detector does")
	command.Flags().BoolVar(&o.objects, "objects", false, "name the log objects that the query engine cannot read, instead of Regions")
	today := t.today.UTC().Truncate(24 * time.Hour)
	command.Flags().TimeVar(&o.first, "from", today.AddDate(0, 0, -6), []string{time.DateOnly}, "with --objects: the first day (UTC), as in 2026-11-01; needs --to")
	command.Flags().TimeVar(&o.last, "to", today, []string{time.DateOnly}, "with --objects: the last day (UTC), as in 2026-11-15; needs --from")
	command.MarkFlagsRequiredTogether("from", "to")
	command.MarkFlagsMutuallyExclusive("objects", "all")
	command.MarkFlagsMutuallyExclusive("objects", "write")
	return command
}

// show returns errBad where everything went well and a Region loses records.
func (t tool) show(ctx context.Context, o options, stdout, stderr io.Writer) error {
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	s, err := t.connect(ctx, t.catalog)
	if err != nil {
		return err
	}

	update, end := cli.Progress(stderr)
	findings, detectErr := s.detect(ctx, func(done, all int) { update("read %d of %d Regions", done, all) })
	end()
	if len(findings) == 0 {
		return cmp.Or(detectErr, errors.New("the account has no Regions"))
	}
	storeErr := s.store(ctx, o.write, findings, stderr)
	r := newReport(findings, o.all)
	if err := r.print(stdout, o.format.String()); err != nil {
		return err
	}
	footer := append([]string{r.footer(s.account)}, s.spend(ctx, r.findings)...)
	_ = cli.Println(o.format.Footer(stdout, stderr), footer...)
	if err := errors.Join(detectErr, storeErr); err != nil {
		return err
	}
	if r.lossy > 0 {
		return errBad
	}
	return nil
}

// store records the findings and then the other datasets. Without write it only compares the findings with the recorded ones, for the
// beginning of each state. An error of that reading is then no failure: the program may not be deployed to the account yet.
func (s session) store(ctx context.Context, write bool, findings []coverage.Finding, stderr io.Writer) error {
	if write {
		key, err := s.record(ctx, findings)
		if err == nil {
			_ = cli.Printf(stderr, "wrote s3://%s/%s", s.bucket, key)
		}
		count, unread := s.profiles(ctx, findings)
		_ = cli.Printf(stderr, "wrote %d new or changed of %d inference profiles to s3://%s/%s", count.Written, count.Seen, s.bucket, catalog.ProfilesPrefix)
		if count.Superseded > 0 {
			_ = cli.Printf(stderr, "left behind by model upgrades: %d inference profiles; go run ./cmd/profiles prune", count.Superseded)
		}
		days, unmetered := s.metered(ctx, findings)
		_ = cli.Printf(stderr, "wrote %d metered days of Regions to s3://%s/%s", days, s.bucket, catalog.MeteredPrefix)
		return errors.Join(err, unread, unmetered)
	}
	previous, err := s.latest(ctx)
	if err != nil {
		_ = cli.Printf(stderr, "SINCE is unknown: %s", awserrors.Reason(err))
		return nil
	}
	coverage.CarrySince(findings, previous)
	return nil
}
