package proof

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/shopspring/decimal"
)

// The denial of a new role's call is repeated, and another error is not.
func TestPropagated(t *testing.T) {
	for denials, want := range map[int]bool{2: true, 1000: false} {
		p := &parameters{deny: denials}
		c := Check{Calls: []Call{{API: "ssm:PutParameter", On: ""}}, Run: func(ctx context.Context, r *Run) (Result, error) {
			err := r.Propagated(ctx, func() error {
				_, err := ssm.NewFromConfig(r.Config(r.Home())).PutParameter(ctx, &ssm.PutParameterInput{Name: aws.String(r.Name()), Value: aws.String("x")})
				return err
			})
			if err != nil {
				return Result{}, err
			}
			return Held("")
		}}
		outcomes, err := testRunner(t, testAccount(t, p)).Run(t.Context(), []Check{c})
		if err != nil || (outcomes[0].Verdict == Holds) != want {
			t.Errorf("%d denials: %v, %v", denials, outcomes, err)
		}
		if !want && outcomes[0].Seen != "AccessDeniedException: not yet" {
			t.Errorf("got %q", outcomes[0].Seen)
		}
	}
	calls := 0
	r := &Run{patience: time.Minute}
	if err := r.Propagated(t.Context(), func() error { calls++; return errors.New("no answer") }); err == nil || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

// A check of several queries ends before it may exceed its own bound.
func TestAffords(t *testing.T) {
	r := &Run{check: Check{Spends: decimal.RequireFromString("0.6")}}
	if err := r.Affords(decimal.RequireFromString("0.6")); err != nil {
		t.Error(err)
	}
	r.Spent(decimal.RequireFromString("0.1"))
	if err := r.Affords(decimal.RequireFromString("0.6")); err == nil || err.Error() != "the next step may spend 0.6 USD, and 0.1 of the 0.6 USD of the check are spent" {
		t.Error(err)
	}
}
