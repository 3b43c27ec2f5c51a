package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// tool is the command with its lists.
type tool struct {
	catalog catalog.Catalog
	today   time.Time
	// connect returns a session of the account whose credentials the default chain holds.
	connect func(context.Context, catalog.Catalog) (session, error)
}

// session is an account with its roll-up.
type session struct {
	account string
	setup   func(context.Context) error
	plan    func(ctx context.Context, first, last time.Time) (rollup.Plan, error)
	run     func(ctx context.Context, p rollup.Plan, progress func(done, all int, next rollup.Chunk)) (rollup.Result, error)
}

type options struct {
	first, last time.Time
	dryRun      bool
}

func (t tool) command() *cobra.Command {
	var o options
	yesterday := t.today.Truncate(24*time.Hour).AddDate(0, 0, -1)
	command := &cobra.Command{
		Use:   "rollup",
		Short: "Roll up the spend of past days, so that their bills read no log object",
		Long: fmt.Sprintf(`Has Amazon Athena sum up the log objects of each day that is over into a row per product, service, model and the like. The
scheduled function does it four times a day for the last %d days; this command does it for any period, also for days before
the program was deployed, and has no time limit.

It lists the log objects, and rolls up the days that are not rolled up yet, and those of which log objects, lists, prices or
inference profiles have changed since. A day whose log objects are gone, as by LogRetentionDays, keeps its roll-up. Before
it starts it prints the days, the bytes that the queries read, and their price. A query covers up to 31 days and
QueryScanLimitGB. Ctrl-C stops the running query, which then leaves nothing behind; the same command goes on where it
stopped.

Uses the default AWS credential chain. It needs sts:GetCallerIdentity, lambda:GetFunctionConfiguration on
%s, s3:ListBucket on the log buckets, and the rights of the role %s: to run
queries in the workgroup, to read the log objects and the bucket's profiles/, to write its rollup/, and to create and
update the table in the Glue Data Catalog.

Exit status: 0 every day of the period is rolled up, 1 not.`, rollup.Lookback, catalog.RollUpFunction, catalog.RollUpRole),
		Example: `  go run ./cmd/rollup --dry-run
  go run ./cmd/rollup
  AWS_PROFILE=platform go run ./cmd/rollup --from 2025-01-01 --to 2026-10-31`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.check(yesterday); err != nil {
				return err
			}
			return t.rollUp(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	command.Flags().TimeVar(&o.first, "from", yesterday.AddDate(0, 0, 1-rollup.Lookback), []string{time.DateOnly}, "the first day (UTC), as in 2026-11-01; needs --to")
	command.Flags().TimeVar(&o.last, "to", yesterday, []string{time.DateOnly}, "the last day (UTC), at most yesterday; needs --from")
	command.Flags().BoolVar(&o.dryRun, "dry-run", false, "print the days, the size and the price, and change nothing")
	command.MarkFlagsRequiredTogether("from", "to")
	return command
}

// check returns every mistake of the period.
func (o options) check(yesterday time.Time) error {
	earliest, _ := time.Parse("2006/01/02", ledger.FirstDay)
	switch {
	case o.last.Before(o.first):
		return fmt.Errorf("--to %s is before --from %s", o.last.Format(time.DateOnly), o.first.Format(time.DateOnly))
	case o.last.After(yesterday):
		return fmt.Errorf("--to is %s; allowed: up to %s, the last day (UTC) that is over", o.last.Format(time.DateOnly), yesterday.Format(time.DateOnly))
	case o.first.Before(earliest):
		return fmt.Errorf("--from is %s; allowed: from %s, the first day of the log tables", o.first.Format(time.DateOnly), earliest.Format(time.DateOnly))
	}
	return nil
}

// rollUp prints the plan and, unless it is a dry run, does it.
func (t tool) rollUp(ctx context.Context, o options, stdout, stderr io.Writer) error {
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	s, err := t.connect(ctx, t.catalog)
	if err != nil {
		return err
	}
	update, end := cli.Progress(stderr)
	defer end()
	if !o.dryRun {
		update("checking the table")
		if err := s.setup(ctx); err != nil {
			return err
		}
	}
	update("listing log objects")
	plan, err := s.plan(ctx, o.first, o.last)
	end()
	if err != nil {
		return err
	}
	if err := printPlan(stdout, s.account, plan); err != nil || o.dryRun || plan.Days() == 0 {
		return err
	}
	result, err := s.run(ctx, plan, func(done, all int, next rollup.Chunk) {
		update("rolled up %d of %s; running in Athena: %s", done, cli.Counted(all, "day"), next)
	})
	end()
	_ = cli.Println(stdout, outcome(result))
	return err
}
