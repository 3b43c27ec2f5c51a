package constructs

import (
	"strconv"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// InvocationLoggingProps says how a Region logs.
type InvocationLoggingProps struct {
	Region catalog.Region
	// Home is the Region of the alert topic.
	Home string
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
// no type for it (https://github.com/aws/aws-cdk/issues/31478). Deleting it leaves logging on, or puts back what was adopted.
// Its function also repairs, unless the Region says otherwise.
//
// A run that fails is not repeated by Lambda: its answer would come after CloudFormation went on.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
func NewInvocationLogging(scope constructs.Construct, id string, props *InvocationLoggingProps) awscdk.CustomResource {
	this := constructs.NewConstruct(scope, &id)
	region := props.Region
	account := *awscdk.Stack_Of(this).Account()
	topic := catalog.AlertTopicARN(account, props.Home)

	// The function has the properties in its environment, too, for the events that bring none.
	bodies := strconv.FormatBool(region.DeliverBodies)
	properties := map[string]string{
		"BucketName":                   catalog.LogBucket(account, region.Name),
		"TextDataDeliveryEnabled":      bodies,
		"ImageDataDeliveryEnabled":     bodies,
		"EmbeddingDataDeliveryEnabled": bodies,
		"VideoDataDeliveryEnabled":     bodies,
		"AudioDataDeliveryEnabled":     bodies,
		"AdoptExisting":                strconv.FormatBool(region.AdoptExisting),
		"KeepCloudWatchLogs":           strconv.FormatBool(region.KeepCloudWatchLogs),
	}
	environment, asked := map[string]*string{"ALERT_TOPIC": &topic}, map[string]any{}
	for name, value := range properties {
		environment[name], asked[name] = &value, value
	}
	function := newGoFunction(this, "Handler", &goFunctionProps{
		Description:    "Turns Amazon Bedrock model invocation logging on in " + region.Name,
		Name:           catalog.LoggingFunction(region.Name),
		RoleName:       catalog.LoggingRole(region.Name),
		Asset:          props.Asset,
		TimeoutSeconds: loggingTimeout,
		Environment:    environment,
		Statements:     loggingStatements(region.Name, account, topic),
	})
	except(function.Role().Node().FindChild(jsii.String("DefaultPolicy")),
		exception{wildcards, "there is one logging configuration an account and Region, and it has no ARN", everything},
		exception{wildcards, "the parameters are those of the function's own folder, in its Region; what was adopted names the role to pass", patterns})
	function.ConfigureAsyncInvoke(&awslambda.EventInvokeConfigOptions{RetryAttempts: jsii.Number(0)})
	resource := awscdk.NewCustomResource(this, jsii.String("Configuration"), &awscdk.CustomResourceProps{
		ResourceType:   jsii.String("Custom::BedrockInvocationLogging"),
		ServiceToken:   function.FunctionArn(),
		ServiceTimeout: awscdk.Duration_Seconds(jsii.Number(loggingTimeout + responseMargin)),
		Properties:     &asked,
	})
	if !region.DisableRepair {
		resource.Node().AddDependency(newRepairRule(this, "Repair", region.Name, function))
	}
	return resource
}

// loggingStatements are what the function may do. It may not delete the configuration: whatever goes wrong, logging that is
// on stays on.
func loggingStatements(region, account, topic string) []awsiam.PolicyStatement {
	// Only what was adopted names the role with which Amazon Bedrock writes to a CloudWatch log group. A deployment that ends
	// the adoption changes this policy before it puts that back: so the statement cannot come and go with AdoptExisting.
	pass := allow("PutBackALogGroup", []string{"iam:PassRole"}, "arn:aws:iam::"+account+":role/*")
	pass.AddCondition(jsii.String("StringEquals"), map[string]any{"iam:PassedToService": "bedrock.amazonaws.com"})
	return []awsiam.PolicyStatement{
		// These actions know no resources: there is one configuration an account and Region.
		allow("OneConfigurationPerRegion", []string{
			"bedrock:GetModelInvocationLoggingConfiguration",
			"bedrock:PutModelInvocationLoggingConfiguration",
		}, "*"),
		allow("RememberBetweenRequests", []string{"ssm:GetParameter", "ssm:PutParameter"},
			"arn:aws:ssm:"+region+":"+account+":parameter"+catalog.LoggingParameters+"*"),
		allow("TellPeople", []string{"sns:Publish"}, topic),
		pass,
	}
}
