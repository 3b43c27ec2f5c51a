package checks

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var globalCallCheck = proof.Check{
	Belief:  11,
	Calls:   slices.Concat(callerCalls, []proof.Call{findTargetCall, converseAsRole("a Global profile of the lists, four times, as that role")}),
	Creates: []string{createsCaller, "two model calls of one token, and two that must be denied"},
	Spends:  callBound.Mul(decimal.NewFromInt(4)),
	Run:     globalCall,
}

// globalCall calls a Global profile under session policies that name the Regions of the checks.
func globalCall(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, routed(catalog.Global))
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("no product has a model with Global routing")
	}
	c, err := newCaller(ctx, r, t.Product.Name)
	if err != nil {
		return proof.Result{}, err
	}
	// try calls the profile. The profile may be checked in the called Region, a model in these. Beliefs 1 and 29 are about the
	// system-defined profile behind it, which may be checked anywhere.
	try := func(regions ...string) error {
		cfg, err := c.config(ctx, t.region, policy(
			inRegions([]string{t.region}, "arn:aws:bedrock:*:*:application-inference-profile/*"),
			inRegions(regions, "arn:aws:bedrock:*::foundation-model/*"),
			map[string]any{"Effect": "Allow", "Action": "bedrock:*", "Resource": "arn:aws:bedrock:*:*:inference-profile/*"},
		))
		if err != nil {
			return err
		}
		_, err = converse(ctx, r, cfg, t.arn, t.called())
		return err
	}
	if _, err := c.calling(ctx, t); err != nil {
		return proof.Result{}, err
	}
	err = try(t.region, "unspecified")
	switch {
	case awserrors.Refused(err):
		return proof.Failed(`with the models in %s and in Region "unspecified" the call of %s in %s is denied: %s`, t.region, t.Source, t.region, awserrors.Reason(err))
	case err != nil:
		return proof.Result{}, err
	}
	for _, one := range []string{t.region, "unspecified"} {
		err := try(one)
		switch {
		case err == nil:
			return proof.Failed("with the models in Region %q alone %s may be called in %s: a Region of the check was not checked", one, t.Source, t.region)
		case !awserrors.Refused(err):
			return proof.Result{}, err
		}
	}
	return proof.Held(`%s may be called in %s with the models in that Region and in Region "unspecified", and is denied with one of the two alone`, t.Source, t.region)
}

// inRegions allows every action of Amazon Bedrock on a resource where these are the requested Regions.
func inRegions(regions []string, resource string) map[string]any {
	return map[string]any{
		"Effect": "Allow", "Action": "bedrock:*", "Resource": resource,
		"Condition": map[string]any{"StringEquals": map[string]any{"aws:RequestedRegion": regions}},
	}
}
