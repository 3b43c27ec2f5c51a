package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// repairRuleProps describes the rule of a Region's repair.
type repairRuleProps struct {
	// Region is the name of the Region.
	Region string
	// Function is the logging function.
	Function awslambda.IFunction
}

// newRepairRule creates the rule that starts the logging function after a change of the Region's logging configuration.
// EventBridge gets that event only where a CloudTrail trail records management events.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
func newRepairRule(scope constructs.Construct, id string, props *repairRuleProps) awsevents.Rule {
	return awsevents.NewRule(scope, &id, &awsevents.RuleProps{
		Description: jsii.String("Repairs Amazon Bedrock model invocation logging in " + props.Region),
		EventPattern: &awsevents.EventPattern{
			Source:     jsii.Strings("aws.bedrock"),
			DetailType: jsii.Strings("AWS API Call via CloudTrail"),
			Detail: &map[string]any{
				"eventSource": jsii.Strings("bedrock.amazonaws.com"),
				"eventName":   jsii.Strings("PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"),
			},
		},
		Targets: &[]awsevents.IRuleTarget{awseventstargets.NewLambdaFunction(props.Function, nil)},
	})
}
