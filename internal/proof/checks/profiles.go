package checks

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// profileChecks check how application inference profiles behave.
var profileChecks = []proof.Check{
	{
		Belief:  2,
		Calls:   slices.Concat([]proof.Call{{API: "bedrock:CreateInferenceProfile", On: "two profiles of one name, " + proof.Prefix + "<id>, of a model of the lists"}}, profile.Calls),
		Creates: []string{"two inference profiles, which cost nothing"},
		Run:     profileNames,
	},
	profileModelsCheck,
	untypedProfileCheck,
	rollbackCheck,
	profileTypeCheck,
	systemProfilesCheck,
}

// profileNames creates two profiles of one name.
func profileNames(ctx context.Context, r *proof.Run) (proof.Result, error) {
	for _, region := range r.Catalog.ActiveRegions() {
		for _, p := range r.Catalog.Profiles(region) {
			client := bedrock.NewFromConfig(r.Config(region.Name))
			create := func() error {
				made, err := client.CreateInferenceProfile(ctx, &bedrock.CreateInferenceProfileInput{
					InferenceProfileName: aws.String(r.Name()),
					ModelSource:          &types.InferenceProfileModelSourceMemberCopyFrom{Value: p.SourceARN(r.Account.ID, region.Name)},
				})
				if err == nil {
					r.Created(profile, region.Name, aws.ToString(made.InferenceProfileArn))
				}
				return err
			}
			if err := create(); err != nil {
				return proof.Result{}, fmt.Errorf("create an inference profile: %w", err)
			}
			err := create()
			return proof.Shown(err != nil, "the second profile of one name in %s: %s", region.Name, outcome(err))
		}
	}
	return proof.NotShown("the lists have no profile")
}

// outcome returns an error in one line, or "created".
func outcome(err error) string {
	if err == nil {
		return "created"
	}
	return awserrors.Reason(err)
}
