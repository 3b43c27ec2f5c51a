package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
	"github.com/aws/smithy-go"
	"github.com/google/go-cmp/cmp"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/rollup"
)

var today = time.Date(2026, 11, 29, 9, 20, 0, 0, time.UTC)

// fake is an account to roll up.
type fake struct {
	setupErr, planErr, runErr, connectErr error
	plan                                  rollup.Plan
	result                                rollup.Result
	calls                                 []string
	first, last                           time.Time
}

func (f *fake) connect(context.Context, catalog.Catalog) (session, error) {
	return session{
		account: "123456789012",
		setup: func(context.Context) error {
			f.calls = append(f.calls, "setup")
			return f.setupErr
		},
		plan: func(_ context.Context, first, last time.Time) (rollup.Plan, error) {
			f.calls = append(f.calls, "plan")
			f.first, f.last = first, last
			f.plan.First, f.plan.Last = first, last
			return f.plan, f.planErr
		},
		run: func(_ context.Context, p rollup.Plan, progress func(int, int, rollup.Chunk)) (rollup.Result, error) {
			f.calls = append(f.calls, "run")
			progress(0, p.Days(), p.Chunks[0])
			return f.result, f.runErr
		},
	}, f.connectErr
}

func (f *fake) run(args ...string) (status int, stdout, stderr string) {
	var out, err strings.Builder
	status = run(context.Background(), args, &out, &err, tool{catalog: bootstrap.Catalog(), today: today, connect: f.connect})
	return status, out.String(), err.String()
}

func day(date string, objects, bytes int64, reason rollup.Reason) rollup.Day {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return rollup.Day{Date: t, Listing: rollup.Listing{Objects: objects, Bytes: bytes}, Reason: reason}
}

// plan is a plan with every kind of day.
func plan() rollup.Plan {
	return rollup.Plan{
		Chunks: []rollup.Chunk{
			{Days: []rollup.Day{day("2026-11-01", 1200, 3_400_000_000, rollup.NotRolledUp), day("2026-11-02", 0, 0, rollup.NotRolledUp), day("2026-11-07", 3, 2500, rollup.LogsChanged)}},
			{Days: []rollup.Day{day("2026-11-20", 0, 0, rollup.ListsChanged)}},
		},
		Kept:    []rollup.Day{day("2026-10-30", 1, 1, rollup.LogsExpired)},
		Current: 30,
	}
}

const planned = `┌──────────────────────────┬────────┬─────────────┬────────┬──────┬──────────────────────────────────────────────────┐
│ DAYS                     │ NUMBER │ LOG OBJECTS │  READS │  USD │ WHY                                              │
├──────────────────────────┼────────┼─────────────┼────────┼──────┼──────────────────────────────────────────────────┤
│ 2026-11-01 to 2026-11-07 │      3 │        1203 │ 6.8 GB │ 0.04 │ not rolled up: 2; log objects came or changed: 1 │
│ 2026-11-20               │      1 │           0 │      0 │ 0.00 │ the lists changed: 1                             │
├──────────────────────────┼────────┼─────────────┼────────┼──────┼──────────────────────────────────────────────────┤
│ total                    │      4 │             │ 6.8 GB │ 0.04 │                                                  │
└──────────────────────────┴────────┴─────────────┴────────┴──────┴──────────────────────────────────────────────────┘
account 123456789012, 2026-10-25 to 2026-11-28: 4 days to roll up, 30 up to date
1 day kept as they are, from 2026-10-30 on: their log objects, or those of the day before, are gone: docs/operations.md, Roll-up
a query reads the log objects of its days twice and those of the day before each once; the price is Athena's list price, 5 USD a TB
`

func TestRollUp(t *testing.T) {
	no := errors.New("no workgroup")
	for _, tt := range []struct {
		name   string
		fake   fake
		args   []string
		status int
		calls  string
		stdout string
		stderr string
	}{
		{name: "a dry run changes nothing", fake: fake{plan: plan()}, args: []string{"--dry-run"}, calls: "plan", stdout: planned},
		{name: "a run", fake: fake{plan: plan(), result: rollup.Result{RolledUp: 4, Queries: 2, ScannedBytes: 6_800_005_000}}, calls: "setup plan run",
			stdout: planned + "rolled up 4 days, read 6.8 GB\n"},
		{name: "nothing to do", fake: fake{plan: rollup.Plan{Current: 35}}, calls: "setup plan",
			stdout: "account 123456789012, 2026-10-25 to 2026-11-28: 0 days to roll up, 35 up to date\n"},
		{name: "a day fails", fake: fake{plan: plan(), result: rollup.Result{RolledUp: 3, Failed: make([]rollup.Failure, 1), ScannedBytes: 7}, runErr: errors.New("roll up 2026-11-07: FAILED")},
			status: 1, calls: "setup plan run", stdout: planned + "rolled up 3 days, read 0.1 MB; not rolled up: 1; run it again to go on\n", stderr: "rollup: roll up 2026-11-07: FAILED\n"},
		{name: "no table", fake: fake{setupErr: no}, status: 1, calls: "setup", stderr: "rollup: no workgroup\n"},
		{name: "no plan", fake: fake{planErr: no}, status: 1, calls: "setup plan", stderr: "rollup: no workgroup\n"},
		{name: "no account", fake: fake{connectErr: no}, status: 1, stderr: "rollup: no workgroup\n"},
		{name: "today is not over", args: []string{"--from", "2026-11-01", "--to", "2026-11-29"}, status: 1,
			stderr: "rollup: --to is 2026-11-29; allowed: up to 2026-11-28, the last day (UTC) that is over\n"},
		{name: "before the tables", args: []string{"--from", "2023-12-31", "--to", "2026-11-01"}, status: 1,
			stderr: "rollup: --from is 2023-12-31; allowed: from 2024-01-01, the first day of the log tables\n"},
		{name: "the wrong way round", args: []string{"--from", "2026-11-02", "--to", "2026-11-01"}, status: 1, stderr: "rollup: --to 2026-11-01 is before --from 2026-11-02\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := tt.fake.run(tt.args...)
			if status != tt.status || stderr != tt.stderr {
				t.Errorf("status %d, %q", status, stderr)
			}
			if diff := cmp.Diff(tt.stdout, stdout); diff != "" {
				t.Error(diff)
			}
			if got := strings.Join(tt.fake.calls, " "); got != tt.calls {
				t.Errorf("called %q", got)
			}
		})
	}
}

func TestThePeriodIsPassedOn(t *testing.T) {
	f := &fake{}
	if status, _, stderr := f.run("--from", "2025-01-01", "--to", "2026-10-31"); status != 0 || f.first.Format(time.DateOnly) != "2025-01-01" || f.last.Format(time.DateOnly) != "2026-10-31" {
		t.Errorf("status %d, %s, %s to %s", status, stderr, f.first, f.last)
	}
}

type function struct {
	variables map[string]string
	err       error
}

func (f function) GetFunctionConfiguration(context.Context, *lambda.GetFunctionConfigurationInput, ...func(*lambda.Options)) (*lambda.GetFunctionConfigurationOutput, error) {
	return &lambda.GetFunctionConfigurationOutput{Environment: &types.EnvironmentResponse{Variables: f.variables}}, f.err
}

// A checkout that is not deployed would leave markers of lists that the views do not have.
func TestOnlyTheDeployedCheckoutRollsUp(t *testing.T) {
	for _, tt := range []struct {
		name     string
		function function
		want     string
	}{
		{"the same", function{variables: map[string]string{"VIEWS_HASH": "a"}}, ""},
		{"another", function{variables: map[string]string{"VIEWS_HASH": "b"}}, "the lists, the prices or the SQL of this checkout are not those that are deployed in account 123456789012; deploy this checkout"},
		{"none", function{}, "deploy this checkout"},
		{"not deployed", function{err: &types.ResourceNotFoundException{}}, "account 123456789012 has no function bedrock-bootstrap-rollup; deploy the program"},
		{"denied", function{err: &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "no"}}, "lambda:GetFunctionConfiguration of bedrock-bootstrap-rollup: AccessDeniedException: no; allow it (docs/permissions.md)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := sameViews(t.Context(), tt.function, "123456789012", "a")
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %v", err)
			}
		})
	}
}

// Ctrl-C ends the command with a line of its own, and what was done stays.
func TestInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	f := &fake{plan: plan(), result: rollup.Result{RolledUp: 3, Left: 1}, runErr: context.Canceled}
	var out, err strings.Builder
	status := run(ctx, nil, &out, &err, tool{catalog: bootstrap.Catalog(), today: today, connect: func(ctx context.Context, lists catalog.Catalog) (session, error) {
		s, connectErr := f.connect(ctx, lists)
		begin := s.run
		s.run = func(ctx context.Context, p rollup.Plan, progress func(int, int, rollup.Chunk)) (rollup.Result, error) {
			interrupt()
			return begin(ctx, p, progress)
		}
		return s, connectErr
	}})
	if want := planned + "rolled up 3 days, read 0; not rolled up: 1; run it again to go on\n"; status != 1 || err.String() != "rollup: interrupted\n" || out.String() != want {
		t.Errorf("status %d, %q, %q", status, err.String(), out.String())
	}
}
