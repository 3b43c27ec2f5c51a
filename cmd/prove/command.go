package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

func (t tool) command() *cobra.Command {
	var o options
	command := &cobra.Command{
		Use:   "prove",
		Short: "Check on the account of your credentials whether AWS behaves as the code assumes",
		Long: `Checks the beliefs of docs/unconfirmed.md on the account of your credentials, one after the other. The lists must be
deployed to the account: a check that misses something of the deployment is unclear, and says what.

A check that only reads runs without confirmation. A check that creates resources or calls a model lists them and needs a yes.
Names have the prefix bedrock-prove-, the calls go to models of the lists, most of them for one token, and the resources are
removed after the check, also after an error and after Ctrl-C. Where the process was killed, the next run finds what is left,
and removes it after a yes. Run it once at a time in an account. The results of queries stay in the ledger bucket, the records and the spend of the
calls in the bill of the products, and a key pending its deletion for seven days.

A check holds as far as its observation goes, which is printed beside it.

A check makes no call that --dry-run does not list, and changes no resource whose name lacks the prefix: the tool refuses the
call before it leaves the machine. Roles that a check creates can be assumed by the principal of your
credentials alone. Results that need minutes or hours are read by a later run with --continue.

Exit status: 0 no belief fails, 1 a belief fails, 2 the tool could not finish or could not remove something. Build the command to
see the 2: go run answers 1 for both.`,
		Example: `  go run ./cmd/prove --list
  go run ./cmd/prove --dry-run
  AWS_PROFILE=sandbox go run ./cmd/prove --only 1,10 --yes
  AWS_PROFILE=sandbox go run ./cmd/prove --yes --budget 0.10 --html proof.html --redact
  AWS_PROFILE=sandbox go run ./cmd/prove --continue
  AWS_PROFILE=sandbox go run ./cmd/prove regions`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.run(c.Context(), o, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.flags(command.Flags())
	command.MarkFlagsMutuallyExclusive("list", "dry-run", "continue")
	command.CompletionOptions.DisableDefaultCmd = true
	command.AddCommand(t.regionsCommand())
	return command
}

func (t tool) run(ctx context.Context, o options, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	if o.list || o.dryRun {
		chosen, err := o.chosen(t.checks, nil)
		switch {
		case err != nil:
			return err
		case o.list:
			return printList(stdout, chosen)
		default:
			return printCalls(stdout, chosen, t.kinds)
		}
	}
	account, err := t.connect(ctx, t.catalog)
	if err != nil && o.redact {
		return errors.New(redact(err.Error()))
	}
	if err != nil {
		return err
	}
	state, err := proof.ReadState(o.state, account.ID)
	if err != nil {
		return err
	}
	chosen, err := o.chosen(t.checks, state)
	if err != nil {
		return err
	}
	if len(chosen) == 0 {
		return cli.Printf(stdout, "account %s: no check waits for a result", o.shown(account)(account.ID))
	}
	return t.prove(ctx, o, account, state, chosen, stdin, stdout, stderr)
}

// prove runs the checks and prints the report, also where they were interrupted.
func (t tool) prove(ctx context.Context, o options, account *proof.Account, state *proof.State, chosen []proof.Check, stdin io.Reader, stdout, stderr io.Writer) error {
	s := proof.NewSweep(account, t.kinds)
	left, err := s.Left(ctx)
	if err := unless(ctx, err, o.shown(account), stderr); err != nil {
		return err
	}
	agreed := o.yes || confirm(chosen, o.shown(account)(account.ID), o.shown(account), left, stdin, stderr)
	if len(left) > 0 && agreed {
		printLeft(stderr, "removing what a former run left behind:", left, o.shown(account))
		if err := s.Remove(ctx); err != nil {
			return errors.New(o.shown(account)(err.Error()))
		}
	}
	p := newProgress(stderr, len(chosen))
	runner := &proof.Runner{
		Account: account, State: state, Budget: o.budget.Decimal, Patience: o.patience, ReadOnly: !agreed,
		Begin: p.begin, End: p.end,
	}
	outcomes, failure := runner.Run(ctx, chosen)
	p.clear()
	if agreed {
		failure = errors.Join(failure, proof.NewSweep(account, t.kinds).Remove(context.WithoutCancel(ctx)))
	}
	if failure != nil {
		failure = errors.New(o.shown(account)(failure.Error()))
	}
	r := newReport(account, chosen, outcomes, runner.Spent())
	if o.redact {
		r = r.redacted()
	}
	if err := r.write(o, stdout); err != nil {
		return errors.Join(failure, err)
	}
	problem := r.problem()
	if failure != nil && errors.Is(problem, errContradicted) {
		return failure // it is not hidden by a belief that fails: something may be left behind
	}
	return errors.Join(failure, problem)
}

// unless prints the errors of a search for leftovers, which end no run, and returns the cause where the run was interrupted.
func unless(ctx context.Context, err error, shown func(string) string, stderr io.Writer) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err != nil {
		_ = cli.PrintError(stderr, "", errors.New(shown(err.Error())))
	}
	return nil
}

// confirm lists what the checks create, and what a former run left, and reads a yes from a terminal. Other input is no confirmation. Where
// there is no question, nothing is confirmed.
func confirm(chosen []proof.Check, account string, shown func(string) string, left []string, stdin io.Reader, stderr io.Writer) bool {
	if len(left) > 0 {
		printLeft(stderr, "a former run left these behind; a run with --yes, or a yes below, removes them:", left, shown)
	}
	creates := 0
	for _, c := range chosen {
		if c.Changes() {
			creates++
		}
	}
	if creates == 0 {
		return false
	}
	_ = cli.Printf(stderr, "%d of %d checks create resources in account %s, or call a model, and remove what they create:", creates, len(chosen), account)
	for _, c := range chosen {
		if c.Changes() {
			_ = cli.Printf(stderr, "  %2d: %s", c.Belief, strings.Join(c.Creates, "; "))
		}
	}
	_, _ = io.WriteString(stderr, "Run them? Without a yes, only the checks that read are run. [y/N] ")
	answer, _ := bufio.NewReader(stdin).ReadString('\n') // no answer is no confirmation
	_ = cli.Println(stderr, "")
	return strings.EqualFold(strings.TrimSpace(answer), "y") || strings.EqualFold(strings.TrimSpace(answer), "yes")
}

// printLeft prints what a former run left, below a title.
func printLeft(w io.Writer, title string, left []string, shown func(string) string) {
	_ = cli.Println(w, title)
	for _, thing := range left {
		_ = cli.Println(w, "  "+shown(thing))
	}
}
