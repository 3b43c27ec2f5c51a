package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// profile is an application inference profile of the account.
type profile struct {
	arn, name string
	models    []types.InferenceProfileModel
}

// wraps reports whether the profile's calls go to a model. Its Regions do not matter: Amazon Bedrock adds some to a system-defined
// profile, and the name of a profile of ours changes with its source.
func (p profile) wraps(model string) bool {
	return len(p.models) > 0 && !slices.ContainsFunc(p.models, func(m types.InferenceProfileModel) bool {
		return !strings.HasSuffix(aws.ToString(m.ModelArn), "/"+model)
	})
}

// account is the account in the function's Region.
type account struct{ client *bedrock.Client }

// get returns the profile of an ARN. nil: there is none.
func (a account) get(ctx context.Context, arn string) (*profile, error) {
	p, err := a.client.GetInferenceProfile(ctx, &bedrock.GetInferenceProfileInput{InferenceProfileIdentifier: &arn})
	if _, none := errors.AsType[*types.ResourceNotFoundException](err); none {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", arn, err)
	}
	return &profile{arn, aws.ToString(p.InferenceProfileName), p.Models}, nil
}

// named returns the application inference profiles of a name, the oldest first.
func (a account) named(ctx context.Context, name string) ([]profile, error) {
	var found []types.InferenceProfileSummary
	pages := bedrock.NewListInferenceProfilesPaginator(a.client, &bedrock.ListInferenceProfilesInput{
		TypeEquals: types.InferenceProfileTypeApplication, MaxResults: aws.Int32(catalog.QuotaProfiles),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list the inference profiles: %w", err)
		}
		for _, p := range page.InferenceProfileSummaries {
			if aws.ToString(p.InferenceProfileName) == name {
				found = append(found, p)
			}
		}
	}
	slices.SortFunc(found, func(a, b types.InferenceProfileSummary) int {
		return aws.ToTime(a.CreatedAt).Compare(aws.ToTime(b.CreatedAt))
	})
	var profiles []profile
	for _, p := range found {
		profiles = append(profiles, profile{aws.ToString(p.InferenceProfileArn), name, p.Models})
	}
	return profiles, nil
}

// create creates a profile with its tags and returns its ARN. A token that was used before creates no second one.
func (a account) create(ctx context.Context, token string, w wanted) (string, error) {
	made, err := a.client.CreateInferenceProfile(ctx, &bedrock.CreateInferenceProfileInput{
		InferenceProfileName: &w.name,
		ModelSource:          &types.InferenceProfileModelSourceMemberCopyFrom{Value: w.source},
		Tags:                 list(w.tags),
		ClientRequestToken:   &token,
	})
	if err != nil {
		return "", fmt.Errorf("create a profile of %s: %w", w.source, err)
	}
	return aws.ToString(made.InferenceProfileArn), nil
}

// delete deletes a profile. One that is gone is no error.
func (a account) delete(ctx context.Context, arn string) error {
	_, err := a.client.DeleteInferenceProfile(ctx, &bedrock.DeleteInferenceProfileInput{InferenceProfileIdentifier: &arn})
	if _, gone := errors.AsType[*types.ResourceNotFoundException](err); gone {
		return nil
	}
	if err != nil {
		return fmt.Errorf("delete %s: %w", arn, err)
	}
	return nil
}

// tags returns the tags of a profile.
func (a account) tags(ctx context.Context, arn string) (map[string]string, error) {
	answer, err := a.client.ListTagsForResource(ctx, &bedrock.ListTagsForResourceInput{ResourceARN: &arn})
	if err != nil {
		return nil, fmt.Errorf("read the tags of %s: %w", arn, err)
	}
	tags := map[string]string{}
	for _, t := range answer.Tags {
		tags[aws.ToString(t.Key)] = aws.ToString(t.Value)
	}
	return tags, nil
}

// tag sets tags of a profile; its other tags stay.
func (a account) tag(ctx context.Context, arn string, tags map[string]string) error {
	if _, err := a.client.TagResource(ctx, &bedrock.TagResourceInput{ResourceARN: &arn, Tags: list(tags)}); err != nil {
		return fmt.Errorf("tag %s: %w", arn, err)
	}
	return nil
}

// untag removes tags of a profile.
func (a account) untag(ctx context.Context, arn string, keys []string) error {
	if _, err := a.client.UntagResource(ctx, &bedrock.UntagResourceInput{ResourceARN: &arn, TagKeys: keys}); err != nil {
		return fmt.Errorf("remove the tags %s of %s: %w", strings.Join(keys, ", "), arn, err)
	}
	return nil
}
