package checks

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var profileModelsCheck = proof.Check{
	Belief: 20,
	Calls: slices.Concat([]proof.Call{
		findTargetCall,
		{API: "bedrock:CreateInferenceProfile", On: "profile " + proof.Prefix + "<id>, of each Geo and Global profile that the lists copy, one after the other"},
		{API: "bedrock:GetInferenceProfile", On: "that profile, and the copied one"},
	}, profile.Calls),
	Creates: []string{"two inference profiles, which cost nothing"},
	Run:     profileModels,
}

// profileModels copies a Geo and a Global profile, and compares the models of the copies with those of the copied ones.
func profileModels(ctx context.Context, r *proof.Run) (proof.Result, error) {
	compared := 0
	for _, routing := range []catalog.Routing{catalog.Geo, catalog.Global} {
		t, ok, err := findTarget(ctx, r, routed(routing))
		if err != nil {
			return proof.Result{}, err
		}
		if !ok {
			continue
		}
		arn, err := newProfile(ctx, r, t, "-"+string(routing))
		if err != nil {
			return proof.Result{}, err
		}
		client := bedrock.NewFromConfig(r.Config(t.region))
		copied, err := modelsOf(ctx, client, t.Source)
		if err != nil {
			return proof.Result{}, err
		}
		copies, err := modelsOf(ctx, client, arn)
		if err != nil {
			return proof.Result{}, err
		}
		if !slices.Equal(copied, copies) {
			return proof.Failed("the copy of %s in %s has the models %s, the copied profile %s", t.Source, t.region, copies, copied)
		}
		if routing == catalog.Global && !slices.ContainsFunc(copies, func(arn string) bool { return regionOf(arn) == "" }) {
			return proof.Failed("the copy of %s in %s has no model without a Region: %s", t.Source, t.region, copies)
		}
		compared++
	}
	if compared == 0 {
		return proof.NotShown("no product has a model with Geo or Global routing")
	}
	return proof.Held("%d copies list the models of the profile that they copy", compared)
}

// modelsOf returns the ARNs of the models behind a profile, sorted.
func modelsOf(ctx context.Context, client *bedrock.Client, id string) ([]string, error) {
	found, err := client.GetInferenceProfile(ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: &id})
	if err != nil {
		return nil, err
	}
	var arns []string
	for _, m := range found.Models {
		arns = append(arns, aws.ToString(m.ModelArn))
	}
	slices.Sort(arns)
	return arns, nil
}
