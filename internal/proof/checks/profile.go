package checks

import (
	"context"
	"errors"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// profile is an application inference profile that a check creates. Its id is its ARN.
var profile = &proof.Kind{
	Name: "inference profile",
	Calls: []proof.Call{
		{API: "bedrock:ListInferenceProfiles", On: "every enabled Region"},
		{API: "bedrock:DeleteInferenceProfile", On: "application inference profile " + proof.Prefix + "<id>"},
	},
	Find: func(ctx context.Context, cfg aws.Config, _ string) ([]string, error) {
		return profilesNamed(ctx, cfg, proof.Prefix)
	},
	Remove: func(ctx context.Context, cfg aws.Config, arn string) error {
		_, err := bedrock.NewFromConfig(cfg).DeleteInferenceProfile(ctx, &bedrock.DeleteInferenceProfileInput{InferenceProfileIdentifier: &arn})
		if _, gone := errors.AsType[*types.ResourceNotFoundException](err); gone {
			return nil
		}
		return err
	},
}

// profilesNamed returns the ARNs of the application profiles of a Region whose names begin with a prefix.
func profilesNamed(ctx context.Context, cfg aws.Config, prefix string) ([]string, error) {
	var arns []string
	pages := bedrock.NewListInferenceProfilesPaginator(bedrock.NewFromConfig(cfg), &bedrock.ListInferenceProfilesInput{
		TypeEquals: types.InferenceProfileTypeApplication, MaxResults: aws.Int32(catalog.QuotaProfiles),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return arns, err
		}
		for _, p := range page.InferenceProfileSummaries {
			if strings.HasPrefix(aws.ToString(p.InferenceProfileName), prefix) {
				arns = append(arns, aws.ToString(p.InferenceProfileArn))
			}
		}
	}
	return arns, nil
}
