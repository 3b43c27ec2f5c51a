package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var wrappedProfileCheck = proof.Check{
	Belief:  1,
	Calls:   slices.Concat(callerCalls, []proof.Call{findTargetCall, converseAsRole("a Geo and a Global profile of the lists, twice each, as that role")}),
	Creates: []string{createsCaller, "four model calls of one token"},
	Spends:  callBound.Mul(decimal.NewFromInt(4)),
	Run:     wrappedProfile,
}

// wrappedProfile calls a Geo and a Global profile with permissions on application profiles and models alone.
func wrappedProfile(ctx context.Context, r *proof.Run) (proof.Result, error) {
	var called, missing []string
	for _, routing := range []catalog.Routing{catalog.Geo, catalog.Global} {
		t, ok, err := findTarget(ctx, r, routed(routing))
		if err != nil {
			return proof.Result{}, err
		}
		if !ok {
			missing = append(missing, string(routing))
			continue
		}
		denied, err := needsWrapped(ctx, r, t, "-"+string(routing))
		if err != nil {
			return proof.Result{}, err
		}
		if denied != "" {
			return proof.Failed("without a permission on inference-profile/* the call of %s in %s is denied: %s", t.Source, t.region, denied)
		}
		called = append(called, t.Source+" in "+t.region)
	}
	if len(called) == 0 {
		return proof.NotShown("no product has a model with Geo or Global routing")
	}
	next := "inference-profile/* can be dropped from the callers' policy (constructs/invoke_policy.go)"
	if len(missing) > 0 {
		next = "keep inference-profile/* in the callers' policy: no product has " + strings.Join(missing, " or ") + " routing, which is not checked"
	}
	return proof.Held("%s succeeded without a permission on inference-profile/*; %s", strings.Join(called, " and "), next)
}

// needsWrapped returns the denial of a profile's call without a permission on system-defined profiles, or "" where it succeeds.
func needsWrapped(ctx context.Context, r *proof.Run, t target, suffix string) (denied string, err error) {
	c, err := newCallerNamed(ctx, r, suffix, t.Product.Name)
	if err != nil {
		return "", err
	}
	if _, err := c.calling(ctx, t); err != nil {
		return "", err
	}
	narrow, err := c.config(ctx, t.region, policy(map[string]any{
		"Effect": "Allow", "Action": "bedrock:*",
		"Resource": []string{"arn:aws:bedrock:*:*:application-inference-profile/*", "arn:aws:bedrock:*::foundation-model/*"},
	}))
	if err != nil {
		return "", err
	}
	_, err = converse(ctx, r, narrow, t.arn, t.called())
	if awserrors.Refused(err) {
		return awserrors.Reason(err), nil
	}
	return "", err
}
