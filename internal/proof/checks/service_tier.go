package checks

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	"github.com/aws/smithy-go"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// deniedTiers are the tiers that the policy of the callers denies and that need no purchase.
var deniedTiers = []types.ServiceTierType{types.ServiceTierTypeFlex, types.ServiceTierTypePriority}

var tierCheck = proof.Check{
	Belief:  19,
	Calls:   slices.Concat(callerCalls, []proof.Call{findTargetCall, converseAsRole("a profile of the lists as that role: without a tier, with flex, with priority")}),
	Creates: []string{createsCaller, "up to three model calls of one token, two of which are to be denied"},
	Spends:  callBound.Mul(decimal.NewFromInt(6)), // priority costs more than standard
	Run:     serviceTier,
}

// serviceTier calls a profile with the tiers that the policy denies.
func serviceTier(ctx context.Context, r *proof.Run) (proof.Result, error) {
	t, cfg, ok, err := callable(ctx, r, hasTiers)
	if err != nil || !ok {
		return proof.Result{Verdict: proof.Unclear, Seen: "no product has a text model with Geo, Global or regional routing"}, err
	}
	for _, tier := range deniedTiers {
		_, err := converse(ctx, r, cfg, t.arn, t.called(), func(in *bedrockruntime.ConverseInput) {
			in.ServiceTier = &types.ServiceTier{Type: tier}
		})
		if invalid, ok := errors.AsType[smithy.APIError](err); ok && invalid.ErrorCode() == "ValidationException" {
			return proof.NotShown("%s offers no tier %s: give a product a model with service tiers: %s", t.Model.ID, tier, awserrors.Reason(err))
		}
		if err == nil {
			return proof.Failed("a call of %s with tier %s succeeded", t.Source, tier)
		}
		if !awserrors.Refused(err) {
			return proof.Result{}, err
		}
	}
	return proof.Held("a call of %s without a tier succeeds; with tier flex and with tier priority it is denied", t.Source)
}

// hasTiers prefers the models of Amazon and OpenAI, which have service tiers.
// https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html
func hasTiers(p catalog.Profile) bool {
	return strings.HasPrefix(p.Model.ID, "amazon.nova") || strings.HasPrefix(p.Model.ID, "openai.")
}

// callable creates a caller role of a product with a text model, the preferred one where a product has it, and calls its profile once.
// ok is false where the lists have none.
func callable(ctx context.Context, r *proof.Run, preferred func(catalog.Profile) bool) (t target, cfg aws.Config, ok bool, err error) {
	t, ok, err = findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return isText(p) && preferred(p) })
	if err == nil && !ok {
		t, ok, err = findTarget(ctx, r, func(_ string, p catalog.Profile) bool { return isText(p) })
	}
	if err != nil || !ok {
		return t, cfg, ok, err
	}
	c, err := newCaller(ctx, r, t.Product.Name)
	if err != nil {
		return t, cfg, false, err
	}
	cfg, err = c.calling(ctx, t)
	return t, cfg, err == nil, err
}

// isClaude reports whether the model of a profile is one of Anthropic.
func isClaude(p catalog.Profile) bool { return strings.HasPrefix(p.Model.ID, "anthropic.") }

// isText reports whether the model of a profile answers text: Converse refuses models of embeddings and images.
func isText(p catalog.Profile) bool {
	return !strings.Contains(p.Model.ID, "embed") && !strings.Contains(p.Model.ID, "image") && !strings.Contains(p.Model.ID, "canvas")
}
