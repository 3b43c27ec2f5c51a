package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// tool is the command with its lists, its clock and its connection.
type tool struct {
	// home is the Region of the workgroup.
	home  string
	today time.Time
	// connect returns a function that runs a named query of the workgroup.
	connect func(ctx context.Context, home string) (runNamed, error)
}

// runNamed runs a named query. Its execution parameters are SQL literals.
type runNamed func(ctx context.Context, query string, parameters ...string) (*athena.Result, error)

type options struct {
	week, month, from, to string
	by                    string
	formats               []string
}

func (t tool) command() *cobra.Command {
	var o options
	command := &cobra.Command{
		Use:   "bill",
		Short: "Show the spend on Amazon Bedrock",
		Long: `Runs the deployed queries of the Athena workgroup and prints the bill of a period with its total, each row's share, and the
change against the period of the same length before, and the part of its spend whose team is only the caller's claim. Below the
total are its caveats: the days that are missing, the spend without a team, the requests without a rate, the lines that are no
record, the requests whose records disagree, and the usage that was not logged.

The table and the page show the 50 rows with the most spend, and the exact sum of the others in the row "other". CSV and JSON have
every row, with its names in full. The chart of the page names the 9 teams with the most spend; the sum of the others is gray.

It is an estimate at list price, before discounts. A period's days are delivery days (UTC): a call made just before
midnight may be delivered, and billed, on the next day.

A day that Athena cannot read, because of a broken object, is left out: the bill names the day and the reason, and shows no change.
Exit status: 0 the bill is whole, 1 it lacks a day or there is none. The runbook (docs/runbook.md, Reading a bill) has every message.

Without a period it is the last whole week, Monday to Sunday. It uses the default AWS credential chain and needs to run
queries in the workgroup and to read the log and ledger buckets: the policy bedrock-bill-reader, which BillReader in
regions.go creates, allows both.`,
		Example: `  go run ./cmd/bill
  go run ./cmd/bill --week 2026-W47 --by product
  go run ./cmd/bill --month 2026-10 --by service,env
  go run ./cmd/bill --from 2026-11-01 --to 2026-11-15 --by feature
  go run ./cmd/bill --month 2026-10 --format table --format html=bill.html`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.show(c.Context(), o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	flags := command.Flags()
	flags.StringVar(&o.week, "week", "", "the ISO week, as in 2026-W47")
	flags.StringVar(&o.month, "month", "", "the month, as in 2026-10")
	flags.StringVar(&o.from, "from", "", "the first day, as in 2026-11-01; needs --to")
	flags.StringVar(&o.to, "to", "", "the last day, as in 2026-11-15; needs --from")
	flags.StringVar(&o.by, "by", "team", "team, product, service,env, a key of the request metadata schema, or metadata:KEY for any key")
	flags.StringArrayVar(&o.formats, "format", []string{"table"}, "format of the output: table, csv, json or html; html=FILE writes a file instead; may be given several times")
	command.MarkFlagsMutuallyExclusive("week", "month", "from")
	command.MarkFlagsMutuallyExclusive("week", "month", "to")
	command.MarkFlagsRequiredTogether("from", "to")
	return command
}

// show checks all flags before it sends a request to AWS.
func (t tool) show(ctx context.Context, o options, stdout, stderr io.Writer) error {
	outputs, badFormat := o.outputs()
	period, badPeriod := o.period(t.today)
	slice, badSlice := sliceBy(o.by)
	if err := errors.Join(badFormat, badPeriod, badSlice); err != nil {
		return err
	}
	query, err := t.connect(ctx, t.home)
	if err != nil {
		return err
	}
	bill, err := collect(ctx, query, slice, period, t.today, cli.NewProgressLine(stderr))
	if err != nil {
		return err
	}
	for _, out := range outputs {
		if err := out.write(stdout, bill); err != nil {
			return err
		}
	}
	if !slices.ContainsFunc(outputs, output.isTable) { // a reader of figures alone sees the caveats here
		_ = cli.Println(stderr, bill.caveats()...)
	}
	return bill.lacking()
}
