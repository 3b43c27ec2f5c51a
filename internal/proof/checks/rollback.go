package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var rollbackCheck = proof.Check{
	Belief:  3,
	Calls:   rollbackCalls,
	Creates: []string{"a stack of two inference profiles, which cost nothing; it takes some minutes"},
	Run:     rolledBack,
}

// rollbackCalls are the calls of rolledBack.
var rollbackCalls = slices.Concat([]proof.Call{
	{API: "cloudformation:CreateStack", On: "stack " + proof.Prefix + "<id> of one inference profile"},
	{API: "cloudformation:UpdateStack", On: "that stack, to a profile of another name and to one that cannot be created"},
	{API: "cloudformation:DescribeStackResource", On: "that stack"},
	{API: "cloudformation:DescribeStackEvents", On: "that stack"},
	{API: "bedrock:CreateInferenceProfile", On: "profiles of the stack, which CloudFormation creates as the caller", By: proof.ByService},
	{API: "bedrock:GetInferenceProfile", On: "profiles of the stack", By: proof.ByService},
	{API: "bedrock:TagResource", On: "profiles of the stack", By: proof.ByService},
	{API: "bedrock:ListTagsForResource", On: "profiles of the stack", By: proof.ByService},
}, profile.Calls, stack.Calls)

// rolledBack replaces the profile of a stack in an update that fails later.
func rolledBack(ctx context.Context, r *proof.Run) (proof.Result, error) {
	region, source, ok := stackedProfile(r)
	if !ok {
		return proof.NotShown("no listed Region with %s has a product with a model", catalog.ProfileType)
	}
	name, cfg := r.Name(), r.Config(region)
	client := cloudformation.NewFromConfig(cfg)
	if _, err := newStack(ctx, r, region, map[string]any{"Profile": stackProfile(name+"-a", source)}, nil); err != nil {
		return proof.Result{}, err
	}
	before, err := physicalID(ctx, client, name)
	if err != nil {
		return proof.Result{}, err
	}
	broken := stackProfile(name+"-broken", "arn:aws:bedrock:"+region+"::foundation-model/bedrock-prove.none")
	broken["DependsOn"] = "Profile"
	if err := updateStack(ctx, client, name, "update", map[string]any{"Profile": stackProfile(name+"-b", source), "Broken": broken}); err != nil {
		return proof.Result{}, err
	}
	status, reason, err := settled(ctx, client, name)
	if err != nil {
		return proof.Result{}, err
	}
	if status != types.StackStatusUpdateRollbackComplete {
		return proof.NotShown("an update that must fail ended in %s in %s: %s", status, region, reason)
	}
	replaced, err := replacement(ctx, client, name, before)
	if err != nil {
		return proof.Result{}, err
	}
	if replaced == "" {
		return proof.NotShown("the update failed in %s before a second profile was created", region)
	}
	after, err := physicalID(ctx, client, name)
	if err != nil {
		return proof.Result{}, err
	}
	left, err := profilesNamed(ctx, cfg, name)
	for _, arn := range left {
		r.Created(profile, region, arn)
	}
	if err != nil {
		return proof.Result{}, err
	}
	return proof.Shown(after == before && len(left) == 1 && strings.HasSuffix(left[0], before),
		"the stack in %s had profile %s, the update that failed created %s, and after the rollback the stack has %s; there are: %s",
		region, before, replaced, after, strings.Join(left, ", "))
}

// stackedProfile returns a Region of the lists whose CloudFormation has the type, with the ARN that a profile copies there.
func stackedProfile(r *proof.Run) (region, source string, ok bool) {
	for _, region := range r.Catalog.ActiveRegions() {
		if profiles := r.Catalog.Profiles(region); len(profiles) > 0 && region.HasProfileType() {
			return region.Name, profiles[0].SourceARN(r.Account.ID, region.Name), true
		}
	}
	return "", "", false
}

// stackProfile is a resource in the form of constructs/product_profiles.go.
func stackProfile(name, source string) map[string]any {
	return map[string]any{
		"Type": catalog.ProfileType, "UpdateReplacePolicy": "Retain", "DeletionPolicy": "Delete",
		"Properties": map[string]any{"InferenceProfileName": name, "ModelSource": map[string]any{"CopyFrom": source}},
	}
}

// physicalID returns the id of the stack's profile.
func physicalID(ctx context.Context, client *cloudformation.Client, name string) (string, error) {
	found, err := client.DescribeStackResource(ctx, &cloudformation.DescribeStackResourceInput{StackName: &name, LogicalResourceId: aws.String("Profile")})
	if err != nil {
		return "", err
	}
	return aws.ToString(found.StackResourceDetail.PhysicalResourceId), nil
}

// replacement returns the id of the profile that replaced the stack's first one, or "".
func replacement(ctx context.Context, client *cloudformation.Client, name, first string) (string, error) {
	pages := cloudformation.NewDescribeStackEventsPaginator(client, &cloudformation.DescribeStackEventsInput{StackName: &name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return "", err
		}
		for _, e := range page.StackEvents {
			if id := aws.ToString(e.PhysicalResourceId); aws.ToString(e.LogicalResourceId) == "Profile" && id != "" && id != first {
				return id, nil
			}
		}
	}
	return "", nil
}
