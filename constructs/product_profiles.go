package constructs

import (
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
}

// NewProductProfiles creates the application inference profiles of a Region. Each has an SSM parameter that holds its ARN, by
// which services find it. The construct returned stands for all of them in a dependency.
//
// A new source replaces a profile. The old profile is kept, so that a service that still holds its ARN goes on working.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html
//
// Profiles are most of the resources, and every call of the CDK is a message to another process. Hence the few calls below, once
// a Region where that is possible: docs/adr/0026.
func NewProductProfiles(scope constructs.Construct, id string, props *ProductProfilesProps) constructs.Construct {
	this := constructs.NewConstruct(scope, &id)
	// The CDK's table of resource types per Region is older than the inference profiles of some Regions.
	awscdk.Validations_Of(this).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("CloudFormation-Validate::F3006"),
		Reason: jsii.String("CloudFormation itself says at deployment where the type is missing"),
	})
	// This sets DeletionPolicy to Delete. The override below sets UpdateReplacePolicy to Retain: no removal policy sets both.
	awscdk.RemovalPolicies_Of(this).Destroy(&awscdk.RemovalPolicyProps{
		ApplyToResourceTypes: jsii.Strings(*awsbedrock.CfnApplicationInferenceProfile_CFN_RESOURCE_TYPE_NAME()),
	})
	account := *awscdk.Stack_Of(this).Account()
	for _, p := range props.Profiles {
		profile := awsbedrock.NewCfnApplicationInferenceProfile(this, jsii.String(p.Product.Name+" "+p.Model.Name), &awsbedrock.CfnApplicationInferenceProfileProps{
			InferenceProfileName: jsii.String(p.Name()),
			ModelSource: &awsbedrock.CfnApplicationInferenceProfile_InferenceProfileModelSourceProperty{
				CopyFrom: jsii.String(p.SourceARN(account, props.Region.Name)),
			},
			Tags: tags(props.TagPrefix, p.Tags()...),
		})
		profile.AddOverride(jsii.String("UpdateReplacePolicy"), jsii.String("Retain"))
		awsssm.NewCfnParameter(profile, jsii.String("Parameter"), &awsssm.CfnParameterProps{
			Type:        jsii.String("String"),
			Name:        jsii.String(catalog.ProfileParameter(p.Product.Name, p.Model.Name)),
			Description: jsii.String("Application inference profile of " + p.Product.Name + " for " + p.Model.Name),
			Value:       profile.AttrInferenceProfileArn(),
		})
	}
	return this
}
