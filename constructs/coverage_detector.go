package constructs

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// CoverageDetectorProps says what must be logging.
type CoverageDetectorProps struct {
	Home string
	// Listed are the Regions that must log.
	Listed []string
	// CatalogHash changes whenever the lists do, so that every deployment that changes them runs the detector.
	CatalogHash string
	// Asset is the folder of the compiled lambda/audit.
	Asset string
}

// detectorTimeout is how long a detector run may take, in seconds; every Region has its own, much shorter deadline.
const detectorTimeout = 120

// NewCoverageDetector makes the function that asks every Region of the account whether its calls are logged: at each
// deployment that changes the lists, and every hour.
func NewCoverageDetector(scope constructs.Construct, id string, props *CoverageDetectorProps) {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()
	bucket := "arn:aws:s3:::" + catalog.LedgerBucket(account, props.Home)

	listCoverage := allow("TellMissingFromDenied", []string{"s3:ListBucket"}, bucket)
	listCoverage.AddCondition(jsii.String("StringLike"), map[string]any{"s3:prefix": catalog.CoveragePrefix + "*"})
	publish := allow("PublishCoverage", []string{"cloudwatch:PutMetricData"}, "*")
	publish.AddCondition(jsii.String("StringEquals"), map[string]any{"cloudwatch:namespace": MetricNamespace})

	function := newGoFunction(this, "Function", &goFunctionProps{
		Description:    "Finds the Regions in which Amazon Bedrock calls are not logged",
		RoleName:       catalog.AuditRole,
		Asset:          props.Asset,
		TimeoutSeconds: detectorTimeout,
		Environment: map[string]*string{
			"ACCOUNT_ID":     &account,
			"HOME_REGION":    &props.Home,
			"LISTED_REGIONS": jsii.String(strings.Join(props.Listed, ",")),
		},
		Statements: []awsiam.PolicyStatement{
			allow("KnowEveryRegion", []string{"account:ListRegions"}, "arn:aws:account::"+account+":account"),
			// These actions know no resources.
			allow("AskEveryRegion", []string{
				"bedrock:GetModelInvocationLoggingConfiguration",
				"cloudwatch:GetMetricData",
				"cloudwatch:ListMetrics",
			}, "*"),
			publish,
			allow("KeepFindings", []string{"s3:GetObject", "s3:PutObject"},
				bucket+"/"+catalog.CoveragePrefix+"*", bucket+"/"+catalog.CoverageHistoryPrefix+"*"),
			listCoverage,
		},
	})
	awsevents.NewRule(this, jsii.String("Hourly"), &awsevents.RuleProps{
		Description: jsii.String("Runs the Amazon Bedrock coverage detector"),
		Schedule:    awsevents.Schedule_Rate(awscdk.Duration_Hours(jsii.Number(1))),
		Targets:     &[]awsevents.IRuleTarget{awseventstargets.NewLambdaFunction(function, nil)},
	})
	awscdk.NewCustomResource(this, jsii.String("Coverage"), &awscdk.CustomResourceProps{
		ResourceType:   jsii.String("Custom::BedrockCoverage"),
		ServiceToken:   function.FunctionArn(),
		ServiceTimeout: awscdk.Duration_Seconds(jsii.Number(detectorTimeout + responseMargin)),
		Properties:     &map[string]any{"CatalogHash": props.CatalogHash},
	})
}
