package constructs

import (
	"strings"

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

// CoverageDetectorProps says what of the lists, beside the function itself, makes the detector what it is.
type CoverageDetectorProps struct {
	// Home is the Region of the ledger bucket and of the metrics.
	Home string
	// Repaired are the listed Regions whose logging is repaired.
	Repaired []string
	// ExistingRoles are the roles of the account whose tags are compared with the lists. Zero: none.
	ExistingRoles []catalog.Role
	// Deployed are the environments that the deployment names. Zero: all.
	Deployed []string
	// CatalogHash changes whenever the lists do, so that every deployment that changes them runs the detector.
	CatalogHash string
	// Topic is where people are told, encrypted with a key of the account.
	Topic awssns.ITopic
	// Asset is the folder of the compiled lambda/audit.
	Asset string
}

// detectorTimeout is how long a detector run may take, in seconds; every Region has its own, much shorter deadline.
const detectorTimeout = 120

// NewCoverageDetector makes the function that asks every Region of the account whether its calls are logged and which
// inference profiles it has: at each deployment that changes the lists, and every hour. It returns the resource that is run
// at deployments.
//
// A run that fails is not repeated, by Lambda or by EventBridge: the next hour repeats it. A repeated answer to
// CloudFormation would come after CloudFormation went on, and remember a failure that is already undone.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
func NewCoverageDetector(scope constructs.Construct, id string, props *CoverageDetectorProps) awscdk.CustomResource {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()

	environment := map[string]*string{"ACCOUNT_ID": &account} // the lists are compiled in
	if len(props.Deployed) > 0 {
		environment["DEPLOYED_ENVIRONMENTS"] = jsii.String(strings.Join(props.Deployed, ","))
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
		exception{wildcards, "logging configurations, lists and CloudWatch metrics have no ARN", everything},
		exception{wildcards, "profiles have random ids; trails are those of other Regions and of the organization, too; objects are those below prefixes of the detector's own", patterns})
	function.ConfigureAsyncInvoke(&awslambda.EventInvokeConfigOptions{RetryAttempts: jsii.Number(0)})
	awsevents.NewRule(this, jsii.String("Hourly"), &awsevents.RuleProps{
		Description: jsii.String("Runs the Amazon Bedrock coverage detector"),
		Schedule:    awsevents.Schedule_Rate(awscdk.Duration_Hours(jsii.Number(1))),
		Targets:     &[]awsevents.IRuleTarget{awseventstargets.NewLambdaFunction(function, &awseventstargets.LambdaFunctionProps{RetryAttempts: jsii.Number(0)})},
	})
	return awscdk.NewCustomResource(this, jsii.String("Coverage"), &awscdk.CustomResourceProps{
		ResourceType:   jsii.String("Custom::BedrockCoverage"),
		ServiceToken:   function.FunctionArn(),
		ServiceTimeout: awscdk.Duration_Seconds(jsii.Number(detectorTimeout + responseMargin)),
		Properties:     &map[string]any{"CatalogHash": props.CatalogHash},
	})
}

// readRoleTags lets the detector read the tags of exactly these roles; no statement where there are none.
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
