package checks

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var untypedProfileCheck = proof.Check{
	Belief: 46,
	Calls: slices.Concat([]proof.Call{
		{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
		{API: "iam:PutRolePolicy", On: "that role: it may create inference profiles with a product tag, as our function may"},
		{API: "sts:AssumeRole", On: "that role"},
		{API: "bedrock:CreateInferenceProfile", On: "profile " + proof.Prefix + "<id>, as that role, with a product tag and without one, in a Region without the resource type", By: proof.ByRole},
		{API: "bedrock:TagResource", On: "that profile, as part of its creation", By: proof.ByRole},
	}, profile.Calls, role.Calls),
	Creates: []string{"an inference profile, which costs nothing", "a role that may create inference profiles"},
	Run:     untypedProfile,
}

// untypedProfile creates a profile in a Region whose CloudFormation lacks the type, with the permissions of our function.
func untypedProfile(ctx context.Context, r *proof.Run) (proof.Result, error) {
	region, source, err := untypedRegion(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	if source == "" {
		return proof.NotShown("the account has enabled no Region of catalog/profile_type.go that has a system-defined inference profile")
	}
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	key := r.Catalog.Account.TagPrefix + "product"
	permissions := policy(
		map[string]any{
			"Effect": "Allow", "Action": []string{"bedrock:CreateInferenceProfile", "bedrock:TagResource"},
			"Resource":  "arn:aws:bedrock:" + region + ":" + r.Account.ID + ":application-inference-profile/*",
			"Condition": map[string]any{"Null": map[string]any{"aws:RequestTag/" + key: "false"}},
		},
		map[string]any{
			"Effect": "Allow", "Action": "bedrock:CreateInferenceProfile",
			"Resource": []string{"arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:" + region + ":" + r.Account.ID + ":inference-profile/*"},
		},
	)
	_, err = iam.NewFromConfig(r.Config(r.Home())).PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: &c.name, PolicyName: aws.String("prove"), PolicyDocument: &permissions})
	if err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, region, "")
	if err != nil {
		return proof.Result{}, err
	}
	create := func(name string, tags ...types.Tag) error {
		made, err := bedrock.NewFromConfig(cfg).CreateInferenceProfile(ctx, &bedrock.CreateInferenceProfileInput{
			InferenceProfileName: &name, Tags: tags,
			ModelSource: &types.InferenceProfileModelSourceMemberCopyFrom{Value: source},
		})
		if err == nil {
			r.Created(profile, region, aws.ToString(made.InferenceProfileArn))
		}
		return err
	}
	err = r.Propagated(ctx, func() error { return create(r.Name(), types.Tag{Key: &key, Value: aws.String("prove")}) })
	if refusal, ok := errors.AsType[smithy.APIError](err); ok {
		return proof.Failed("a profile cannot be created in %s with the permissions of our function: %s", region, refusal.ErrorCode()+": "+refusal.ErrorMessage())
	}
	if err != nil {
		return proof.Result{}, err
	}
	err = create(r.Name() + "-untagged")
	switch {
	case err == nil:
		return proof.Failed("a profile without the tag %s was created in %s, although the permission requires aws:RequestTag", key, region)
	case !awserrors.Refused(err):
		return proof.Result{}, err
	}
	return proof.Held("a profile of %s was created in %s; without the tag %s it is denied", source, region, key)
}

// untypedRegion returns an enabled Region whose CloudFormation lacks the type, one of the lists if there is one, and the ARN of a
// system-defined profile in it.
func untypedRegion(ctx context.Context, r *proof.Run) (region, source string, err error) {
	for _, region := range slices.Concat(r.Catalog.ActiveRegionNames(), r.Enabled) {
		if !slices.Contains(catalog.RegionsWithoutProfileType, region) {
			continue
		}
		found, err := bedrock.NewFromConfig(r.Config(region)).ListInferenceProfiles(ctx, &bedrock.ListInferenceProfilesInput{TypeEquals: types.InferenceProfileTypeSystemDefined})
		if err != nil {
			return "", "", err
		}
		if len(found.InferenceProfileSummaries) > 0 {
			return region, aws.ToString(found.InferenceProfileSummaries[0].InferenceProfileArn), nil
		}
	}
	return "", "", nil
}
