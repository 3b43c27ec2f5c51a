package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	cfntypes "github.com/aws/aws-sdk-go-v2/service/cloudformation/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// profileType compares the table of the Regions whose CloudFormation lacks the type of inference profiles with the registry of the
// Region.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html
func profileType(ctx context.Context, r regional) (status, string, error) {
	_, err := r.stacks.DescribeType(ctx, &cloudformation.DescribeTypeInput{Type: cfntypes.RegistryTypeResource, TypeName: aws.String(catalog.ProfileType)})
	_, missing := errors.AsType[*cfntypes.TypeNotFoundException](err)
	if err != nil && !missing {
		return "", "", err
	}
	switch {
	case missing && r.HasProfileType():
		return fails, fmt.Sprintf("add %q to RegionsWithoutProfileType in catalog/profile_type.go, so that a function creates the profiles: CloudFormation lacks %s here",
			r.Name, catalog.ProfileType), nil
	case !missing && !r.HasProfileType():
		return warning, fmt.Sprintf("nothing to do: a function creates the profiles, as catalog/profile_type.go of %s says, and CloudFormation has %s here now "+
			`(docs/operations.md, "Move a Region to CloudFormation's type of profiles")`, catalog.ProfileTypeRead, catalog.ProfileType), nil
	}
	return ok, "", nil
}
