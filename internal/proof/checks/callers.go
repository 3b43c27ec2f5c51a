package checks

import (
	"context"
	"fmt"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/shopspring/decimal"
)

// callerChecks check the policy of the caller roles.
var callerChecks = []proof.Check{
	{
		Belief:  1,
		Calls:   slices.Concat(callerCalls, []proof.Call{findTargetCall, converseCall("a Geo or Global profile of the lists, twice, as that role")}),
		Creates: []string{createsCaller, "two model calls of one token"},
		Spends:  callBound.Mul(decimal.NewFromInt(2)),
		Run:     wrappedProfile,
	},
	ownProfileCheck,
	globalCallCheck,
	availabilityCheck,
	serviceSourceCheck,
	repositoryIDsCheck,
	tierCheck,
	billReaderCheck,
	costTagsCheck,
	asyncCheck,
	controlsCheck,
	wrappedRegionCheck,
	importCheck,
	{Belief: 35, Calls: sessionCalls, Creates: []string{"two roles without permissions on models"}, Run: sessionTags},
	{Belief: 38, Calls: listingCalls, Creates: []string{"a parameter", "a role that may list its path"}, Run: parameterListing},
	{Belief: 39, Calls: deletedCalls, Creates: []string{"an inference profile", "a model call that is refused"}, Run: deletedProfile},
	{Belief: 40, Calls: lastChunkCalls, Creates: []string{"a model call of one token"}, Spends: callBound, Run: lastChunk},
}

// wrappedProfile calls a Geo or Global profile with permissions on application profiles and models alone.
func wrappedProfile(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, ok, err := findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return p.Model.Routing.Kind() != catalog.Regional })
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("no product has a model with Geo or Global routing")
	}
	c, err := newCaller(ctx, r, t.Product.Name)
	if err != nil {
		return proof.Result{}, err
	}
	whole, err := c.config(ctx, t.region, "")
	if err != nil {
		return proof.Result{}, err
	}
	err = r.Propagated(ctx, func() error {
		_, err := converse(ctx, r, whole, t.arn, t.called())
		return err
	})
	if err != nil {
		return proof.Result{}, fmt.Errorf("the call with all permissions: %w", err)
	}
	narrow, err := c.config(ctx, t.region, `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:*","Resource":[`+
		`"arn:aws:bedrock:*:*:application-inference-profile/*","arn:aws:bedrock:*::foundation-model/*"]}]}`)
	if err != nil {
		return proof.Result{}, err
	}
	_, err = converse(ctx, r, narrow, t.arn, t.called())
	switch {
	case err == nil:
		return proof.Held("%s was called in %s without a permission on inference-profile/*", t.Source, t.region)
	case awserrors.Refused(err):
		return proof.Failed("without a permission on inference-profile/* the call of %s in %s is denied: %s", t.Source, t.region, awserrors.Reason(err))
	default:
		return proof.Result{}, err
	}
}
