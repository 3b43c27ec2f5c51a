package checks

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// profileType is CloudFormation's resource type of an application inference profile.
const profileType = "AWS::Bedrock::ApplicationInferenceProfile"

// withoutProfileType are the Regions whose CloudFormation registry lacks profileType.
var withoutProfileType = []string{
	"af-south-1", "ap-east-2", "ap-south-2", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
	"ca-west-1", "eu-north-1", "eu-south-2", "il-central-1", "mx-central-1", "us-west-1",
}

var profileTypeCheck = proof.Check{
	Belief: 6,
	Calls:  []proof.Call{{API: "cloudformation:DescribeType", On: "type " + profileType + " in every enabled Region"}},
	Run:    profileTypes,
}

// profileTypes asks CloudFormation in each enabled Region whether it has the type.
func profileTypes(ctx context.Context, r *proof.Run) (proof.Result, error) {
	var with, without, other []string
	for _, region := range r.Enabled {
		_, err := cloudformation.NewFromConfig(r.Config(region)).DescribeType(ctx, &cloudformation.DescribeTypeInput{
			Type: types.RegistryTypeResource, TypeName: aws.String(profileType),
		})
		_, missing := errors.AsType[*types.TypeNotFoundException](err)
		if err != nil && !missing {
			return proof.Result{}, err
		}
		if missing {
			without = append(without, region)
		} else {
			with = append(with, region)
		}
		if missing != slices.Contains(withoutProfileType, region) {
			other = append(other, region)
		}
	}
	return proof.Shown(len(other) == 0, "the type exists in %s; it is missing in %s; otherwise than expected in %s",
		listed(with), listed(without), listed(other))
}

// listed returns names with commas, or "none".
func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
