package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// newRepairRule starts the logging function when somebody changes the Region's logging configuration. EventBridge sees that
// only where a CloudTrail trail records management events.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
func newRepairRule(scope constructs.Construct, id, region string, function awslambda.IFunction) awsevents.Rule {
	return awsevents.NewRule(scope, &id, &awsevents.RuleProps{
		Description: jsii.String("Repairs Amazon Bedrock model invocation logging in " + region),
		EventPattern: &awsevents.EventPattern{
			Source:     jsii.Strings("aws.bedrock"),
			DetailType: jsii.Strings("AWS API Call via CloudTrail"),
			Detail: &map[string]any{
				"eventSource": jsii.Strings("bedrock.amazonaws.com"),
				"eventName":   jsii.Strings("PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"),
			},
		},
		Targets: &[]awsevents.IRuleTarget{awseventstargets.NewLambdaFunction(function, nil)},
	})
}
