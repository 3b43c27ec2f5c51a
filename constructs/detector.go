package constructs

import (
	"strings"
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// DetectorProps describes the detector of an account.
type DetectorProps struct {
	// Home is the Region of the ledger bucket and of the metrics.
	Home string
	// Repaired are the listed Regions whose logging function the detector may start.
	Repaired []string
	// ExistingRoles are the roles of the account whose tags are compared with the lists. Zero: none.
	ExistingRoles []catalog.Role
	// Deployed are the environments that the deployment names. Zero: all.
	Deployed []string
	// CatalogHash changes with the lists, so that every deployment that changes them runs the detector.
	CatalogHash string
	// Topic gets the alerts. A key of the account encrypts it.
	Topic awssns.ITopic
	// Asset is the folder of the compiled lambda/detector.
	Asset string
}

// detectorTimeout is catalog.DetectorTimeout in seconds.
const detectorTimeout = int(catalog.DetectorTimeout / time.Second)

// NewDetector creates the function that reads in every Region of the account whether calls are logged and which inference
// profiles there are. It runs every hour and at each deployment that changes the lists. Once a week, on Monday, it
// compares the rate card with the AWS Price List in a run of its own. NewDetector returns the custom resource of the run at deployment.
//
// Neither Lambda nor EventBridge repeats a failed run: the next hour, or the next week, does. A repeated answer to CloudFormation would arrive after
// CloudFormation went on, and the function would remember a failure that is already undone.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
func NewDetector(scope constructs.Construct, id string, props *DetectorProps) awscdk.CustomResource {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()

	environment := map[string]*string{catalog.EnvAccountID: &account} // the lists are compiled in
	if len(props.Deployed) > 0 {
		environment[catalog.EnvDeployedEnvironments] = jsii.String(strings.Join(props.Deployed, ","))
	}
	function := newGoFunction(this, "Function", &goFunctionProps{
		Description:    "Finds the Regions in which Amazon Bedrock calls are not logged",
		RoleName:       catalog.DetectorRole,
		Asset:          props.Asset,
		TimeoutSeconds: detectorTimeout,
		Environment:    environment,
		Statements:     detectorStatements(account, props),
	})
	except(function.Role().Node().FindChild(jsii.String("DefaultPolicy")),
		exception{wildcards, "logging configurations, lists, CloudWatch metrics and the AWS Price List have no ARN", everything},
		exception{wildcards, "profiles have random ids; trails may be of other Regions and of the organization; objects are below the detector's own prefixes", patterns})
	function.ConfigureAsyncInvoke(&awslambda.EventInvokeConfigOptions{RetryAttempts: jsii.Number(0)})
	awsevents.NewRule(this, jsii.String("Hourly"), &awsevents.RuleProps{
		Description: jsii.String("Runs the Amazon Bedrock detector"),
		Schedule:    awsevents.Schedule_Rate(awscdk.Duration_Hours(jsii.Number(1))),
		Targets:     &[]awsevents.IRuleTarget{awseventstargets.NewLambdaFunction(function, &awseventstargets.LambdaFunctionProps{RetryAttempts: jsii.Number(0)})},
	})
	awsevents.NewRule(this, jsii.String("Weekly"), &awsevents.RuleProps{
		Description: jsii.String("Compares the rate card with the AWS Price List"),
		Schedule:    awsevents.Schedule_Cron(&awsevents.CronOptions{WeekDay: jsii.String("MON"), Hour: jsii.String("6"), Minute: jsii.String("30")}),
		Targets: &[]awsevents.IRuleTarget{awseventstargets.NewLambdaFunction(function, &awseventstargets.LambdaFunctionProps{
			RetryAttempts: jsii.Number(0),
			Event:         awsevents.RuleTargetInput_FromObject(map[string]any{catalog.EventJob: catalog.JobPrices}),
		})},
	})
	return awscdk.NewCustomResource(this, jsii.String("Run"), &awscdk.CustomResourceProps{
		ResourceType:   jsii.String("Custom::BedrockDetector"),
		ServiceToken:   function.FunctionArn(),
		ServiceTimeout: awscdk.Duration_Seconds(jsii.Number(detectorTimeout + responseMargin)),
		Properties:     &map[string]any{catalog.PropertyCatalogHash: props.CatalogHash},
	})
}

// readRoleTags allows reading the tags of exactly these roles. Without roles it returns no statement.
func readRoleTags(account string, roles []catalog.Role) []awsiam.PolicyStatement {
	if len(roles) == 0 {
		return nil
	}
	var arns []string
	for _, r := range roles {
		arns = append(arns, r.ARN(account))
	}
	return []awsiam.PolicyStatement{allow("ReadRoleTags", []string{"iam:ListRoleTags"}, arns...)}
}
