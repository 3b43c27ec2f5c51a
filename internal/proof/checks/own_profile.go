package checks

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var ownProfileCheck = proof.Check{
	Belief: 10,
	Calls: slices.Concat(callerCalls, []proof.Call{
		findTargetCall,
		{API: "bedrock:ListFoundationModels", On: "the Region of that profile: a model that can be called directly"},
		converseAsRole("a Geo profile of the lists as that role; then the profile that it copies, a model, and a profile of another product: these must be denied"),
	}),
	Creates: []string{createsCaller, "a model call of one token, and three that must be denied"},
	Spends:  callBound.Mul(decimal.NewFromInt(4)),
	Run:     ownProfile,
}

// ownProfile calls a Geo profile of the caller's product, and what lies beside it.
func ownProfile(ctx context.Context, r *proof.Run) (proof.Result, error) {
	own, ok, err := findTarget(ctx, r, routed(catalog.Geo))
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("no product has a model with Geo routing")
	}
	other, ok, err := findTarget(ctx, r, func(region string, p catalog.Profile) bool {
		return region == own.region && p.Product.Name != own.Product.Name && p.Model.Routing.Kind() != catalog.Regional
	})
	if err != nil {
		return proof.Result{}, err
	}
	if !ok {
		return proof.NotShown("no other product than %s has a model with Geo or Global routing in %s", own.Product.Name, own.region)
	}
	model, err := directModel(ctx, r, own.region)
	if err != nil {
		return proof.Result{}, err
	}
	if model == "" {
		return proof.NotShown("no text model can be called directly in %s", own.region)
	}
	c, err := newCaller(ctx, r, own.Product.Name)
	if err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, own.region, "")
	if err != nil {
		return proof.Result{}, err
	}
	err = firstCall(ctx, r, cfg, own)
	switch {
	case awserrors.Refused(err):
		return proof.Failed("the call of the own profile of %s in %s is denied: %s", own.Source, own.region, awserrors.Reason(err))
	case err != nil:
		return proof.Result{}, err
	}
	for _, beside := range []struct {
		words, id string
		called    ledger.Called
	}{
		{"the profile " + own.Source + " directly", own.Source, own.called()},
		{"the model " + model + " directly", model, ledger.Called{Model: model, Routing: catalog.Regional, Region: own.region}},
		{"a profile of product " + other.Product.Name, other.arn, other.called()},
	} {
		_, err := converse(ctx, r, cfg, beside.id, beside.called)
		switch {
		case err == nil:
			return proof.Failed("a role of product %s may call %s in %s", own.Product.Name, beside.words, own.region)
		case !awserrors.Refused(err):
			return proof.Result{}, fmt.Errorf("call %s: %w", beside.words, err)
		case strings.Contains(err.Error(), "explicit deny"): // of another policy than that of the caller roles, which allows too little
			return proof.NotShown("another policy denies the call of %s: %s; check in an account without service control policies", beside.words, awserrors.Reason(err))
		}
	}
	return proof.Held("a role of product %s may call its profile of %s in %s, and is denied that profile and the model %s directly, and the profile of product %s",
		own.Product.Name, own.Source, own.region, model, other.Product.Name)
}

// directModel returns a text model that can be called by its own id in a Region, or "".
func directModel(ctx context.Context, r *proof.Run, region string) (string, error) {
	found, err := bedrock.NewFromConfig(r.Config(region)).ListFoundationModels(ctx, &bedrock.ListFoundationModelsInput{
		ByInferenceType: types.InferenceTypeOnDemand, ByOutputModality: types.ModelModalityText,
	})
	if err != nil {
		return "", fmt.Errorf("list the models of %s: %w", region, err)
	}
	var ids []string
	for _, m := range found.ModelSummaries {
		if active := m.ModelLifecycle == nil || m.ModelLifecycle.Status == types.FoundationModelLifecycleStatusActive; active {
			ids = append(ids, aws.ToString(m.ModelId))
		}
	}
	// The models of Amazon are offered to every account. Nova Micro is the cheapest of them.
	if i := slices.IndexFunc(ids, func(id string) bool { return strings.HasPrefix(id, "amazon.nova-micro-") }); i >= 0 {
		return ids[i], nil
	}
	if len(ids) == 0 {
		return "", nil
	}
	return ids[0], nil
}
