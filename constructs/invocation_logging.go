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

// InvocationLoggingProps describes the logging of a Region.
type InvocationLoggingProps struct {
	Region catalog.Region
	// Home is the Region of the alert topic.
	Home string
	// Asset is the folder of the compiled lambda/invocationlogging.
	Asset string
}

const (
	// loggingTimeout, in seconds, covers two minutes of permission propagation and a restore of the configuration that was found.
	loggingTimeout = 240
	// responseMargin is the time that CloudFormation waits after the function's timeout, in seconds. Without a service timeout it
	// waits an hour.
	responseMargin = 60
)

// NewInvocationLogging turns model invocation logging on in the stack's Region. It is a custom resource: CloudFormation has no
// type for it (https://github.com/aws/aws-cdk/issues/31478). Deleting it leaves logging on, or puts back the configuration that
// was adopted. Its function also repairs the configuration, unless the Region has DisableRepair.
//
// Lambda does not repeat a failed run: its answer would arrive after CloudFormation went on.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
func NewInvocationLogging(scope constructs.Construct, id string, props *InvocationLoggingProps) awscdk.CustomResource {
	this := constructs.NewConstruct(scope, &id)
	region := props.Region
	account := *awscdk.Stack_Of(this).Account()
	topic := catalog.AlertTopicARN(account, props.Home)

	// The function has the properties in its environment, too: an event of CloudTrail does not carry them.
	bodies := strconv.FormatBool(region.DeliverBodies)
	properties := map[string]string{
		catalog.PropertyBucketName:         catalog.LogBucket(account, region.Name),
		catalog.PropertyText:               bodies,
		catalog.PropertyImage:              bodies,
		catalog.PropertyEmbedding:          bodies,
		catalog.PropertyVideo:              bodies,
		catalog.PropertyAudio:              bodies,
		catalog.PropertyAdoptExisting:      strconv.FormatBool(region.AdoptExisting),
		catalog.PropertyKeepCloudWatchLogs: strconv.FormatBool(region.KeepCloudWatchLogs),
	}
	environment, requested := map[string]*string{catalog.EnvAlertTopic: &topic}, map[string]any{}
	for name, value := range properties {
		environment[name], requested[name] = &value, value
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
		exception{wildcards, "the parameters are in the function's own folder, in its Region; the role to pass is named by the configuration that was adopted", patterns})
	function.ConfigureAsyncInvoke(&awslambda.EventInvokeConfigOptions{RetryAttempts: jsii.Number(0)})
	resource := awscdk.NewCustomResource(this, jsii.String("Configuration"), &awscdk.CustomResourceProps{
		ResourceType:   jsii.String("Custom::BedrockInvocationLogging"),
		ServiceToken:   function.FunctionArn(),
		ServiceTimeout: awscdk.Duration_Seconds(jsii.Number(loggingTimeout + responseMargin)),
		Properties:     &requested,
	})
	if !region.DisableRepair {
		resource.Node().AddDependency(newRepairRule(this, "Repair", &repairRuleProps{Region: region.Name, Function: function}))
	}
	return resource
}

// loggingStatements are the permissions of the function. It may not delete the configuration: logging that is on stays on,
// whatever fails.
func loggingStatements(region, account, topic string) []awsiam.PolicyStatement {
	// Only a configuration that was adopted names the role with which Amazon Bedrock writes to a CloudWatch log group. A deployment
	// that ends the adoption changes this policy before it puts that configuration back: so the statement cannot depend on
	// AdoptExisting.
	pass := allow("PutBackALogGroup", []string{"iam:PassRole"}, "arn:aws:iam::"+account+":role/*")
	pass.AddCondition(jsii.String("StringEquals"), map[string]any{"iam:PassedToService": "bedrock.amazonaws.com"})
	return []awsiam.PolicyStatement{
		// These actions have no resource: there is one configuration per account and Region.
		allow("OneConfigurationPerRegion", []string{
			"bedrock:GetModelInvocationLoggingConfiguration",
			"bedrock:PutModelInvocationLoggingConfiguration",
		}, "*"),
		allow("RememberBetweenRequests", []string{"ssm:GetParameter", "ssm:PutParameter"},
			"arn:aws:ssm:"+region+":"+account+":parameter"+catalog.LoggingParameters+"*"),
		allow("PublishAlerts", []string{"sns:Publish"}, topic),
		pass,
	}
}
