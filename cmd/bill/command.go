package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// tool is the command with its lists, its clock and its connection.
type tool struct {
	// home is the Region of the workgroup.
	home  string
	today time.Time
	// connect returns a function that runs a statement in the workgroup.
	connect func(ctx context.Context, home string) (runSQL, error)
}

// runSQL runs a statement, which has a name for messages.
type runSQL func(ctx context.Context, name, sql string) (*athena.Result, error)

type options struct {
	week, month, quarter, year, from, to string

	by, filters []string
	top         int
	formats     []string
}

func (t tool) command() *cobra.Command {
	var o options
	command := &cobra.Command{
		Use:   "bill",
		Short: "Show the spend on Amazon Bedrock",
		Long: `Runs two queries in the Athena workgroup, over the roll-up and the days that are still open, and prints the bill of a period with its total,
each row's share, the change against the period of the same length before, and the part of its spend whose team is only the caller's claim. Of
whole months, the period before has as many months. Below the total are the caveats: the days that are missing, the spend without a team, the
requests without a rate, the lines that are no record, the requests whose records disagree, and the usage that was not logged.

The table shows the rows with the most spend, 50 of them or as many as --top says, and the exact sum of the others in the row "other". CSV and
JSON have every row, with its names in full.

--format html=FILE writes a page: one file that needs no network. It has the spend by day and any key, the period before, unit costs, savings
of the prompt cache, and the caveats. A click goes from the keys of --by to team, product, service, model and day. A page of more than 92 days
has weeks. A page has at most 100,000 rows: beyond them the values with the least spend are "other values".

--filter counts the requests with the value alone; several values of one key are alternatives, and all keys must match. Unlogged usage and
malformed lines have no keys: they are those of the whole account.

Unit costs are those of the calls that have a price and did not fail, and of all their tokens, cached ones included. A bill by a
request metadata key, such as --by feature, also has the spend of a value on average.

A key that the roll-up lacks, such as metadata:KEY of a key outside the schema, reads every request of the period.

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
  go run ./cmd/bill --by team,model --filter env=prod --filter region=us-east-1 --filter region=us-west-2 --top 10
  go run ./cmd/bill --from 2026-11-01 --to 2026-11-15 --by feature
  go run ./cmd/bill --month 2026-10 --format table --format html=bill.html
  go run ./cmd/bill --quarter 2026-Q3 --by product --format html=bill.html`,
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
	flags.StringVar(&o.quarter, "quarter", "", "the quarter, as in 2026-Q4")
	flags.StringVar(&o.year, "year", "", "the year, as in 2026")
	flags.StringVar(&o.from, "from", "", "the first day, as in 2026-11-01; needs --to")
	flags.StringVar(&o.to, "to", "", "the last day, as in 2026-11-15; needs --from")
	flags.StringArrayVar(&o.by, "by", []string{"team"}, "keys of the rows, separated by commas: "+strings.Join(ledger.BillKeys(), ", ")+", or metadata:KEY for any key, which comes last; may be given several times")
	flags.StringArrayVar(&o.filters, "filter", nil, "count the requests with a value of a key alone, as in env=prod; may be given several times")
	flags.IntVar(&o.top, "top", rowsShown, "number of rows of the table")
	flags.StringArrayVar(&o.formats, "format", []string{"table"}, "format of the output: table, csv, json or html; html=FILE writes a file instead of standard output; may be given several times")
	command.MarkFlagsMutuallyExclusive("week", "month", "quarter", "year", "from")
	command.MarkFlagsMutuallyExclusive("week", "month", "quarter", "year", "to")
	command.MarkFlagsRequiredTogether("from", "to")
	return command
}

// show checks all flags before it sends a request to AWS.
func (t tool) show(ctx context.Context, o options, stdout, stderr io.Writer) error {
	outputs, badFormat := o.outputs()
	period, badPeriod := o.period(t.today)
	slice, badSlice := o.slice()
	if err := errors.Join(badFormat, badPeriod, badSlice); err != nil {
		return err
	}
	slice.page = slices.ContainsFunc(outputs, output.isPage)
	query, err := t.connect(ctx, t.home)
	if err != nil {
		return err
	}
	bill, err := collect(ctx, query, slice, period, t.today, cli.NewProgressLine(stderr))
	if err != nil {
		return err
	}
	bill.Top = o.top
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
