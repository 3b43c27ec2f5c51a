package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsbedrock"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsssm"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// ProductProfileProps says which product calls which model.
type ProductProfileProps struct {
	Profile catalog.Profile
	Region  catalog.Region
	// TagPrefix is put before every tag key. Zero: none.
	TagPrefix string
}

// ProductProfile is a profile and its parameter, as one thing to depend on.
type ProductProfile constructs.Construct

// NewProductProfile makes an application inference profile and the SSM parameter its services find it by.
//
// A new source replaces the profile. The old one is kept, so that a service which still holds its ARN goes on working.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html
func NewProductProfile(scope constructs.Construct, id string, props *ProductProfileProps) ProductProfile {
	this := constructs.NewConstruct(scope, &id)
	p := props.Profile
	profile := awsbedrock.NewCfnApplicationInferenceProfile(this, jsii.String("Profile"), &awsbedrock.CfnApplicationInferenceProfileProps{
		InferenceProfileName: jsii.String(p.Name()),
		ModelSource: &awsbedrock.CfnApplicationInferenceProfile_InferenceProfileModelSourceProperty{
			CopyFrom: jsii.String(p.SourceARN(*awscdk.Stack_Of(this).Account(), props.Region.Name)),
		},
		Tags: tags(props.TagPrefix,
			tag{Key: "team", Value: p.Product.Team},
			tag{Key: "product", Value: p.Product.Name},
			tag{Key: "model", Value: p.Model.Name},
			tag{Key: "routing", Value: string(p.Model.Routing.Kind())},
		),
	})
	// The CDK's table of resource types per Region is older than some Regions' inference profiles.
	awscdk.Validations_Of(profile).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("CloudFormation-Validate::F3006"),
		Reason: jsii.String("CloudFormation itself says at deployment where the type is missing"),
	})
	profile.CfnOptions().SetDeletionPolicy(awscdk.CfnDeletionPolicy_DELETE)
	profile.CfnOptions().SetUpdateReplacePolicy(awscdk.CfnDeletionPolicy_RETAIN)
	awsssm.NewStringParameter(this, jsii.String("Parameter"), &awsssm.StringParameterProps{
		ParameterName: jsii.String(catalog.ProfileParameter(p.Product.Name, p.Model.Name)),
		Description:   jsii.String("Application inference profile of " + p.Product.Name + " for " + p.Model.Name),
		StringValue:   profile.AttrInferenceProfileArn(),
	})
	return this
}
