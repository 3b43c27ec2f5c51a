package checks

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var availabilityCheck = proof.Check{
	Belief: 34,
	Calls: slices.Concat([]proof.Call{
		{API: "bedrock:GetFoundationModelAvailability", On: "every model of the lists, in each of its Regions"},
		findTargetCall,
		converseCall("one profile of the lists, as the caller of this tool"),
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>, whose trust policy names an OIDC provider that does not exist"},
	}, role.Calls),
	Creates: []string{"a role that nobody can assume", "a model call of one token"},
	Spends:  callBound,
	Run:     availability,
}

// availability reads whether the models of the lists are available, compares one answer with a call, and creates a role for a missing
// OIDC provider.
func availability(ctx context.Context, r *proof.Run) (proof.Result, error) {
	read := 0
	states := map[string]bool{}
	for _, region := range r.Catalog.ActiveRegions() {
		for _, p := range r.Catalog.Profiles(region) {
			at := region.Name + " " + p.Model.ID
			if _, known := states[at]; known {
				continue
			}
			found, err := bedrock.NewFromConfig(r.Config(region.Name)).GetFoundationModelAvailability(ctx, &bedrock.GetFoundationModelAvailabilityInput{ModelId: &p.Model.ID})
			if refusal, ok := errors.AsType[smithy.APIError](err); ok && !awserrors.Refused(err) {
				return proof.Failed("the availability of %s in %s: %s", p.Model.ID, region.Name, refusal.ErrorCode()+": "+refusal.ErrorMessage())
			}
			if err != nil {
				return proof.Result{}, err
			}
			states[at] = found.AuthorizationStatus == types.AuthorizationStatusAuthorized && found.EntitlementAvailability == types.EntitlementAvailabilityAvailable
			read++
		}
	}
	t, ok, err := findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return isText(p) })
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "no product has a text model"}, err
	}
	_, err = converse(ctx, r, r.Config(t.region), t.arn, t.called())
	if callable := err == nil; callable != states[t.region+" "+t.Model.ID] {
		return proof.Failed("%s in %s is available by the API: %t; the call: %s", t.Model.ID, t.region, !callable, outcome(err))
	}
	_, err = newRole(ctx, r, "", []any{map[string]any{
		"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
		"Principal": map[string]any{"Federated": "arn:aws:iam::" + r.Account.ID + ":oidc-provider/" + proof.Prefix + "missing.example.com"},
		"Condition": map[string]any{"StringEquals": map[string]any{proof.Prefix + "missing.example.com:sub": "nobody"}},
	}}, nil)
	if refusal, ok := errors.AsType[smithy.APIError](err); ok && refusal.ErrorCode() == "MalformedPolicyDocument" {
		return proof.Failed("a role whose trust policy names a missing OIDC provider is refused: %s", awserrors.Reason(err))
	}
	if err != nil {
		return proof.Result{}, err
	}
	return proof.Held("the availability of %d models was read, and that of %s in %s equals its call; a trust policy may name a missing OIDC provider", read, t.Model.ID, t.region)
}
