package proof

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/ssm/types"
	"github.com/shopspring/decimal"
)

// What a check creates is removed whatever happens after it, and its calls are on record.
func TestEverythingCreatedIsRemoved(t *testing.T) {
	for name, c := range map[string]struct {
		more func(context.Context, *Run) (Result, error)
		want Result
	}{
		"holds":  {func(context.Context, *Run) (Result, error) { return Held("seen") }, Result{Holds, "seen"}},
		"fails":  {func(context.Context, *Run) (Result, error) { return Failed("seen") }, Result{Fails, "seen"}},
		"error":  {func(context.Context, *Run) (Result, error) { return Result{}, errors.New("no answer") }, Result{Unclear, "no answer"}},
		"panics": {func(context.Context, *Run) (Result, error) { panic("index") }, Result{Unclear, "the check has a defect: index"}},
		"undeclared call": {func(ctx context.Context, r *Run) (Result, error) {
			_, err := ssm.NewFromConfig(r.Config("us-east-1")).GetParameter(ctx, &ssm.GetParameterInput{Name: aws.String("x")})
			return Result{}, err
		}, Result{Unclear, "the check has a defect: operation error SSM: GetParameter, ssm:GetParameter: the check does not declare the call"}},
		"call on another resource": {func(ctx context.Context, r *Run) (Result, error) {
			_, err := ssm.NewFromConfig(r.Config("us-east-1")).DeleteParameter(ctx, &ssm.DeleteParameterInput{Name: aws.String("/bedrock-bootstrap/x")})
			return Result{}, err
		}, Result{Unclear, `the check has a defect: operation error SSM: DeleteParameter, ssm:DeleteParameter on "/bedrock-bootstrap/x": ` +
			"the resource's name does not begin with bedrock-prove-"}},
		"call of a service": {func(ctx context.Context, r *Run) (Result, error) {
			_, err := ssm.NewFromConfig(r.Config("us-east-1")).AddTagsToResource(ctx, &ssm.AddTagsToResourceInput{
				ResourceId: aws.String(r.Name()), ResourceType: "Parameter", Tags: []types.Tag{},
			})
			return Result{}, err
		}, Result{Unclear, "the check has a defect: operation error SSM: AddTagsToResource, ssm:AddTagsToResource: the check does not declare the call"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := &parameters{}
			outcomes, err := testRunner(t, testAccount(t, p)).Run(t.Context(), []Check{creating(parameterKind(p), c.more)})
			if err != nil {
				t.Fatal(err)
			}
			o := outcomes[0]
			if o.Result != c.want || o.Left != nil {
				t.Errorf("got %v, %v, want %v", o.Result, o.Left, c.want)
			}
			if len(p.names) > 0 {
				t.Errorf("%s were left", p.names)
			}
			want := []Request{{"ssm:PutParameter", "us-east-1", "request-1", ""}, {"ssm:DeleteParameter", "us-east-1", "request-2", ""}}
			if !slices.Equal(o.Requests, want) {
				t.Errorf("calls: %v, want %v", o.Requests, want)
			}
		})
	}
}

// Ctrl-C ends the check under way, which is cleaned up, and begins no other.
func TestAnInterruptedCheckIsCleanedUp(t *testing.T) {
	p := &parameters{}
	ctx, interrupt := context.WithCancel(t.Context())
	c := creating(parameterKind(p), func(ctx context.Context, _ *Run) (Result, error) {
		interrupt()
		return Result{}, ctx.Err()
	})
	outcomes, err := testRunner(t, testAccount(t, p)).Run(ctx, []Check{c, c})
	if !errors.Is(err, context.Canceled) || len(outcomes) != 1 || outcomes[0].Result != (Result{Unclear, "interrupted"}) {
		t.Errorf("%v, %v", outcomes, err)
	}
	if len(p.names) > 0 {
		t.Errorf("%s were left", p.names)
	}
}

func TestARemovalThatFailsIsReported(t *testing.T) {
	p := &parameters{}
	kind := parameterKind(p)
	kind.Remove = func(context.Context, aws.Config, string) error { return errors.New("denied") }
	outcomes, err := testRunner(t, testAccount(t, p)).Run(t.Context(), []Check{creating(kind, func(context.Context, *Run) (Result, error) { return Held("") })})
	if err != nil {
		t.Fatal(err)
	}
	if want := "remove parameter " + p.names[0] + " in us-east-1: denied"; fmt.Sprint(outcomes[0].Left) != want {
		t.Errorf("got %v, want %s", outcomes[0].Left, want)
	}
}

func TestNothingRunsUnconfirmedOrAboveTheBudget(t *testing.T) {
	p := &parameters{}
	r := testRunner(t, testAccount(t, p))
	r.Budget = decimal.RequireFromString("0.30")
	spending := func(most, spent string) Check {
		return Check{Spends: decimal.RequireFromString(most), Run: func(_ context.Context, run *Run) (Result, error) {
			run.Spent(decimal.RequireFromString(spent))
			return Held("")
		}}
	}
	outcomes, err := r.Run(t.Context(), []Check{spending("0.20", "0.15"), spending("0.20", "0.20"), spending("0.15", "0.15")})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%s %s %s", outcomes[0].Verdict, outcomes[1].Verdict, outcomes[2].Verdict); got != "holds unclear holds" {
		t.Errorf("verdicts: %s", got)
	}
	if want := "not run: it may spend 0.2 USD, and 0.15 of the budget of 0.3 USD are spent; raise --budget"; outcomes[1].Seen != want {
		t.Errorf("got %q, want %q", outcomes[1].Seen, want)
	}
	if !r.Spent().Equal(decimal.RequireFromString("0.30")) {
		t.Errorf("spent %s", r.Spent())
	}
	r.ReadOnly = true
	outcomes, err = r.Run(t.Context(), []Check{creating(parameterKind(p), nil)})
	if err != nil || outcomes[0].Verdict != Unclear || len(p.calls) > 0 {
		t.Errorf("%v, %v, calls %s", outcomes, err, p.calls)
	}
}
