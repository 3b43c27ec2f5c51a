package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// tool is the command with what it works on.
type tool struct {
	catalog catalog.Catalog
	// connect finds out the account, and works on it with the rest of the configuration.
	connect func(context.Context, detector.Config) (session, error)
}

// session is an account, as its detector and its ledger see it.
type session struct {
	account string
	detect  func(ctx context.Context, progress func(done, all int)) ([]detector.Finding, error)
	latest  func(context.Context) ([]detector.Finding, error)
	// record returns the key of what it wrote to the bucket.
	record func(context.Context, []detector.Finding) (string, error)
	// profiles brings the bucket's inference profiles up to date.
	profiles func(context.Context, []detector.Finding) (detector.ProfileCount, error)
	// metered brings the bucket's metered days up to date.
	metered func(context.Context, []detector.Finding) (int, error)
	// atStake returns a line on what each Region's lost records are worth.
	atStake func(context.Context, []detector.Finding) []string
	bucket  string
}

type options struct {
	format *cli.Format
	all    bool
	write  bool
}

func (t tool) command() *cobra.Command {
	var o options
	command := &cobra.Command{
		Use:   "coverage",
		Short: "Show in which Regions Amazon Bedrock calls are not logged",
		Long: `Asks every Region of the account whether invocation logging is on and delivers to our bucket, and how many calls
CloudWatch metered there in the last 24 hours. Regions that lose records come first: dark, that is listed in regions.go
and not logging, or not listed and called without our log; or failing to deliver. Below the table stands what their calls of
these 24 hours cost at list price.

Uses the default AWS credential chain and changes nothing, unless --write is given. It needs sts:GetCallerIdentity,
account:ListRegions, bedrock:GetModelInvocationLoggingConfiguration, cloudtrail:DescribeTrails,
cloudtrail:GetTrailStatus, cloudwatch:ListMetrics and cloudwatch:GetMetricData, to list and read the ledger bucket's
coverage/ for SINCE, and its profiles/ for what calls cost. --write needs bedrock:ListInferenceProfiles,
bedrock:ListTagsForResource, cloudwatch:PutMetricData, to write the bucket's coverage/ and to list and write its profiles/
and metered/.

Exit status: 0 no Region loses records, 1 a Region is dark or fails to deliver, 2 that is not known. Build the command to
see the 2: go run answers 1 for both.`,
		Example: `  go run ./cmd/coverage
  AWS_PROFILE=platform go run ./cmd/coverage --all
  go run ./cmd/coverage --format json | jq -r '.[] | select(.state == "off") | .region'
  go run ./cmd/coverage --format csv > coverage.csv
  go run ./cmd/coverage --write`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.show(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.format = cli.FormatFlag(command.Flags(), "table", "json", "csv")
	command.Flags().BoolVar(&o.all, "all", false, "print unlisted Regions that are not enabled, too")
	command.Flags().BoolVar(&o.write, "write", false, "write the findings, the inference profiles and the metered tokens to the ledger bucket and publish the metrics, as the scheduled detector does")
	return command
}

// show returns errDark where everything went well and a Region loses records.
func (t tool) show(ctx context.Context, o options, stdout, stderr io.Writer) error {
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	s, err := t.connect(ctx, detector.FromCatalog(t.catalog))
	if err != nil {
		return err
	}

	tell, end := cli.Progress(stderr)
	findings, detectErr := s.detect(ctx, func(done, all int) { tell("asked %d of %d Regions", done, all) })
	end()
	if len(findings) == 0 {
		return cmp.Or(detectErr, errors.New("the account has no Regions"))
	}
	storeErr := s.store(ctx, o.write, findings, stderr)
	r := newReport(findings, o.all)
	if err := r.print(stdout, o.format.String()); err != nil {
		return err
	}
	footer := append([]string{r.footer(s.account)}, s.atStake(ctx, r.findings)...)
	_, _ = fmt.Fprintln(o.format.Footer(stdout, stderr), strings.Join(footer, "\n"))
	if err := errors.Join(detectErr, storeErr); err != nil {
		return err
	}
	if r.lossy > 0 {
		return errDark
	}
	return nil
}

// store records the findings and then the other datasets, or only compares the findings with the recorded ones to say
// since when each state has lasted. That the recorded ones cannot be read is then no error: the account may not be deployed
// to yet.
func (s session) store(ctx context.Context, write bool, findings []detector.Finding, stderr io.Writer) error {
	if write {
		key, err := s.record(ctx, findings)
		if err == nil {
			_, _ = fmt.Fprintf(stderr, "wrote s3://%s/%s\n", s.bucket, key)
		}
		count, unread := s.profiles(ctx, findings)
		_, _ = fmt.Fprintf(stderr, "wrote %d new or changed of %d inference profiles to s3://%s/%s\n", count.Written, count.Seen, s.bucket, catalog.ProfilesPrefix)
		if count.Superseded > 0 {
			_, _ = fmt.Fprintf(stderr, "left behind by model upgrades: %d inference profiles; go run ./cmd/profiles prune\n", count.Superseded)
		}
		days, unmetered := s.metered(ctx, findings)
		_, _ = fmt.Fprintf(stderr, "wrote %d metered days of Regions to s3://%s/%s\n", days, s.bucket, catalog.MeteredPrefix)
		return errors.Join(err, unread, unmetered)
	}
	previous, err := s.latest(ctx)
	if err != nil {
		_, _ = fmt.Fprintf(stderr, "SINCE is unknown: %s\n", detector.Reason(err))
		return nil
	}
	detector.CarrySince(findings, previous)
	return nil
}
