package constructs

import (
	"slices"
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// RollUpProps describes the roll-up of an account.
type RollUpProps struct {
	// Home is the Region of the workgroup, the databases and the ledger bucket.
	Home string
	// KeyRegions are the Regions whose logs are encrypted with a key of the account. Zero: none.
	KeyRegions []string
	// ViewsHash is the hash of the deployed views, which the tool compares with its own.
	ViewsHash string
	// SetupHash changes with the statements that create the table.
	SetupHash string
	// After are the workgroup, the tables and the views: the function follows them, so that its lists are never newer than those of the views.
	After []constructs.IDependable
	// Asset is the folder of the compiled lambda/rollup.
	Asset string
}

// rollUpTimeout is catalog.RollUpTimeout in seconds.
const rollUpTimeout = int(catalog.RollUpTimeout / time.Second)

// NewRollUp creates the function that has Athena roll up the days that are over, four times a day, and the custom resource that creates the
// table at deployment, which NewRollUp returns. Neither Lambda nor EventBridge repeats a failed run: the next one, six hours later, does.
//
// The database and the table are created by the engine and not by CloudFormation, which would write back an old pointer to the table's
// metadata, and would delete the table with the stack.
func NewRollUp(scope constructs.Construct, id string, props *RollUpProps) awscdk.CustomResource {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()
	function := newGoFunction(this, "Function", &goFunctionProps{
		Description:    "Rolls up the spend on Amazon Bedrock by day with Amazon Athena",
		Name:           catalog.RollUpFunction,
		RoleName:       catalog.RollUpRole,
		Asset:          props.Asset,
		TimeoutSeconds: rollUpTimeout,
		Environment:    map[string]*string{catalog.EnvAccountID: &account, catalog.EnvViewsHash: &props.ViewsHash},
		Statements:     rollUpStatements(account, props),
	})
	except(function.Role().Node().FindChild(jsii.String("DefaultPolicy")),
		exception{wildcards, "CloudWatch metrics have no ARN", everything},
		exception{wildcards, "objects and tables below names of ours; a key of the account only for our log buckets, through S3", patterns})
	function.ConfigureAsyncInvoke(&awslambda.EventInvokeConfigOptions{RetryAttempts: jsii.Number(0)})
	function.Node().DefaultChild().Node().AddDependency(props.After...)
	awsevents.NewRule(this, jsii.String("Schedule"), &awsevents.RuleProps{
		Description: jsii.String("Rolls up the spend on Amazon Bedrock"),
		// The first run comes hours after midnight UTC, when most late records are there.
		Schedule: awsevents.Schedule_Cron(&awsevents.CronOptions{Hour: jsii.String("3,9,15,21"), Minute: jsii.String("20")}),
		Targets:  &[]awsevents.IRuleTarget{awseventstargets.NewLambdaFunction(function, &awseventstargets.LambdaFunctionProps{RetryAttempts: jsii.Number(0)})},
	})
	return awscdk.NewCustomResource(this, jsii.String("Table"), &awscdk.CustomResourceProps{
		ResourceType:   jsii.String("Custom::BedrockRollUpTable"),
		ServiceToken:   function.FunctionArn(),
		ServiceTimeout: awscdk.Duration_Seconds(jsii.Number(rollUpTimeout + responseMargin)),
		Properties:     &map[string]any{catalog.PropertyRollUpSetup: props.SetupHash},
	})
}

// rollUpStatements are the permissions of the roll-up: queries that read the log and the profiles, and the one table that it writes. Large bodies
// are not denied: the engine may open them (belief 37), and a day with one would never be rolled up. No statement takes a line of them.
//
// CREATE DATABASE and CREATE TABLE need the actions of the Glue Data Catalog on the database or table and its ancestors; a commit of Iceberg
// replaces the table's pointer to its metadata with UpdateTable; VACUUM needs DeleteObject.
// https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
// https://docs.aws.amazon.com/glue/latest/dg/optimization-prerequisites.html
// https://docs.aws.amazon.com/athena/latest/ug/vacuum-statement.html
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
func rollUpStatements(account string, props *RollUpProps) []awsiam.PolicyStatement {
	glue := "arn:aws:glue:" + props.Home + ":" + account
	database, table := glue+":database/"+ledger.RollUpDatabase, glue+":table/"+ledger.RollUpDatabase+"/"+ledger.RollUpTable
	bucket := "arn:aws:s3:::" + catalog.LedgerBucket(account, props.Home)
	return slices.Concat(
		[]awsiam.PolicyStatement{
			allow("RunQueries", []string{
				"athena:GetQueryExecution", "athena:GetQueryResults", "athena:StartQueryExecution", "athena:StopQueryExecution",
			}, "arn:aws:athena:"+props.Home+":"+account+":workgroup/"+ledger.Workgroup),
			readTables(account, props.Home),
			allow("CreateRollUpDatabase", []string{"glue:CreateDatabase"}, glue+":catalog", database),
			allow("CommitRollUp", []string{"glue:CreateTable", "glue:UpdateTable"}, glue+":catalog", database, table),
			allow("WriteRollUp", []string{
				"s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject",
			}, bucket+"/"+catalog.RollUpPrefix+"*"),
			allow("ReadProfiles", []string{"s3:GetObject"}, bucket+"/"+catalog.ProfilesPrefix+"*"),
			publishMetrics(),
		},
		readLogs(account), writeResults(bucket), decryptLogs(account, props.KeyRegions),
	)
}
