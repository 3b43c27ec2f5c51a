package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// InvocationLoggingProps says how a Region logs.
type InvocationLoggingProps struct {
	Region catalog.Region
	// Asset is the folder of the compiled lambda/invocationlogging.
	Asset string
}

const (
	// loggingTimeout leaves time for two minutes of permission propagation and for restoring what was found.
	loggingTimeout = 240
	// responseMargin is how much longer CloudFormation waits than the function runs. Without a service timeout it
	// waits an hour.
	responseMargin = 60
)

// NewInvocationLogging turns model invocation logging on in the stack's Region, by a custom resource: CloudFormation has
// no type for it (https://github.com/aws/aws-cdk/issues/31478). Deleting it leaves logging on.
func NewInvocationLogging(scope constructs.Construct, id string, props *InvocationLoggingProps) awscdk.CustomResource {
	this := constructs.NewConstruct(scope, &id)
	region := props.Region
	function := newGoFunction(this, "Handler", &goFunctionProps{
		Description:    "Turns Amazon Bedrock model invocation logging on in " + region.Name,
		RoleName:       catalog.LoggingRole(region.Name),
		Asset:          props.Asset,
		TimeoutSeconds: loggingTimeout,
		Statements: []awsiam.PolicyStatement{
			// These actions know no resources: there is one configuration an account and Region.
			allow("OneConfigurationPerRegion", []string{
				"bedrock:DeleteModelInvocationLoggingConfiguration",
				"bedrock:GetModelInvocationLoggingConfiguration",
				"bedrock:PutModelInvocationLoggingConfiguration",
			}, "*"),
		},
	})
	except(function.Role().Node().FindChild(jsii.String("DefaultPolicy")),
		exception{wildcards, "there is one logging configuration an account and Region, and it has no ARN", everything})
	return awscdk.NewCustomResource(this, jsii.String("Configuration"), &awscdk.CustomResourceProps{
		ResourceType:   jsii.String("Custom::BedrockInvocationLogging"),
		ServiceToken:   function.FunctionArn(),
		ServiceTimeout: awscdk.Duration_Seconds(jsii.Number(loggingTimeout + responseMargin)),
		Properties: &map[string]any{
			"BucketName":                   catalog.LogBucket(*awscdk.Stack_Of(this).Account(), region.Name),
			"TextDataDeliveryEnabled":      region.DeliverBodies,
			"ImageDataDeliveryEnabled":     region.DeliverBodies,
			"EmbeddingDataDeliveryEnabled": region.DeliverBodies,
			"VideoDataDeliveryEnabled":     region.DeliverBodies,
			"AudioDataDeliveryEnabled":     region.DeliverBodies,
		},
	})
}
