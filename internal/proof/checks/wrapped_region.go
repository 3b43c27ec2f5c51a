package checks

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// geoCalls is the number of calls of a Geo profile: enough that some run in another Region than the called one.
const geoCalls = 20

var wrappedRegionCheck = proof.Check{
	Belief: 29,
	Calls: slices.Concat(callerCalls, []proof.Call{
		findTargetCall,
		converseAsRole(fmt.Sprintf("a Geo profile of the lists, %d times, as that role", geoCalls)),
	}),
	Creates: []string{createsCaller, fmt.Sprintf("%d model calls of one token", geoCalls+1)},
	Spends:  callBound.Mul(decimal.NewFromInt(geoCalls + 1)),
	Run:     wrappedRegion,
}

// wrappedRegion calls a Geo profile in a session that may call system-defined profiles in the called Region alone.
func wrappedRegion(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, routed(catalog.Geo))
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "no product has a model with Geo routing"}, err
	}
	c, err := newCaller(ctx, r, t.Product.Name)
	if err != nil {
		return proof.Result{}, err
	}
	elsewhere := policy(
		map[string]any{"Effect": "Allow", "Action": "bedrock:*", "Resource": "*"},
		map[string]any{
			"Effect": "Deny", "Action": "bedrock:*", "Resource": "arn:aws:bedrock:*:*:inference-profile/*",
			"Condition": map[string]any{"StringNotEquals": map[string]any{"aws:RequestedRegion": t.region}},
		},
	)
	if _, err := c.calling(ctx, t); err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, t.region, elsewhere)
	if err != nil {
		return proof.Result{}, err
	}
	for n := range geoCalls {
		_, err := converse(ctx, r, cfg, t.arn, t.called())
		switch {
		case awserrors.Refused(err):
			return proof.Failed("call %d of %s in %s is denied: %s", n+1, t.Source, t.region, awserrors.Reason(err))
		case err != nil:
			return proof.Result{}, err
		}
	}
	return proof.Held("%d calls of %s in %s succeeded in a session that is denied system-defined profiles in every other Region", geoCalls, t.Source, t.region)
}
