package constructs

import (
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsbedrock"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsssm"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// ProductProfilesProps names the inference profiles of a Region.
type ProductProfilesProps struct {
	Region   catalog.Region
	Profiles []catalog.Profile
	// TagPrefix is put before every tag key. Zero: none.
	TagPrefix string
	// Asset is the folder of the compiled lambda/inferenceprofile. Zero: none is needed, because the Region has the type.
	Asset string
}

// NewProductProfiles creates the application inference profiles of a Region. Each has an SSM parameter that holds its ARN, by
// which services find it. The construct returned stands for all of them in a dependency.
//
// A new source replaces a profile. The old profile is kept, so that a service that still holds its ARN goes on working.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html
//
// Where CloudFormation lacks the type, each profile is a custom resource with the same properties and policies: docs/adr/0029.
//
// Profiles are most of the resources, and every call of the CDK is a message to another process. Hence the few calls below, once
// a Region where that is possible: docs/adr/0026.
func NewProductProfiles(scope constructs.Construct, id string, props *ProductProfilesProps) constructs.Construct {
	this := constructs.NewConstruct(scope, &id)
	create := typedProfile
	switch {
	case len(props.Profiles) == 0: // no function for nothing
	case !props.Region.HasProfileType():
		create = customProfile(newProfilesFunction(this, "Handler", props))
	case slices.Contains(missingInTheCDK, props.Region.Name):
		awscdk.Validations_Of(this).Acknowledge(&awscdk.Acknowledgment{
			Id:     jsii.String("CloudFormation-Validate::F3006"),
			Reason: jsii.String("the registry of the Region has the type, and the table of the CDK lacks it: docs/adr/0029"),
		})
	}
	// This sets DeletionPolicy to Delete. The override below sets UpdateReplacePolicy to Retain: no removal policy sets both.
	awscdk.RemovalPolicies_Of(this).Destroy(&awscdk.RemovalPolicyProps{
		ApplyToResourceTypes: jsii.Strings(catalog.ProfileType, catalog.CustomProfileType),
	})
	account := *awscdk.Stack_Of(this).Account()
	for _, p := range props.Profiles {
		profile := create(this, p.Product.Name+" "+p.Model.Name, profileProps{
			name: p.Name(), source: p.SourceARN(account, props.Region.Name), tags: tags(props.TagPrefix, p.Tags()...),
		})
		profile.resource.AddOverride(jsii.String("UpdateReplacePolicy"), jsii.String("Retain"))
		awsssm.NewCfnParameter(profile.scope, jsii.String("Parameter"), &awsssm.CfnParameterProps{
			Type:        jsii.String("String"),
			Name:        jsii.String(catalog.ProfileParameter(p.Product.Name, p.Model.Name)),
			Description: jsii.String("Application inference profile of " + p.Product.Name + " for " + p.Model.Name),
			Value:       profile.arn,
		})
	}
	return this
}

// missingInTheCDK are the Regions that have the type, and for which the CDK's own table of types (2.270.0) lacks it.
var missingInTheCDK = []string{"eu-south-1"}

// profileProps describe one profile.
type profileProps struct {
	name, source string
	tags         *[]*awscdk.CfnTag
}

// createdProfile is a profile in a template. Its scope has the same path whichever way it was created, so that the parameter below it
// keeps its logical id.
type createdProfile struct {
	scope    constructs.Construct
	resource awscdk.CfnResource
	arn      *string
}

type createProfile = func(scope constructs.Construct, id string, props profileProps) createdProfile

// typedProfile creates a profile by CloudFormation's own type.
func typedProfile(scope constructs.Construct, id string, props profileProps) createdProfile {
	profile := awsbedrock.NewCfnApplicationInferenceProfile(scope, &id, &awsbedrock.CfnApplicationInferenceProfileProps{
		InferenceProfileName: &props.name,
		ModelSource:          &awsbedrock.CfnApplicationInferenceProfile_InferenceProfileModelSourceProperty{CopyFrom: &props.source},
		Tags:                 props.tags,
	})
	return createdProfile{profile, profile, profile.AttrInferenceProfileArn()}
}
