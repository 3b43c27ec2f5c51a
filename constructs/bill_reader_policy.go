package constructs

import (
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// BillReaderPolicyProps locates the data of the bill.
type BillReaderPolicyProps struct {
	// Home is the Region of the workgroup, the database and the ledger bucket.
	Home string
	// KeyRegions are the Regions whose logs are encrypted with a key of the account. Zero: none.
	KeyRegions []string
}

// NewBillReaderPolicy creates the managed policy of a reader of the bill. It allows queries in the workgroup, which reads
// tables, logs and the roll-up with the reader's own rights, and writes of query results, nothing else. It denies the objects of large
// bodies, even where another policy allows them.
func NewBillReaderPolicy(scope constructs.Construct, id string, props *BillReaderPolicyProps) awsiam.ManagedPolicy {
	account := *awscdk.Stack_Of(scope).Account()
	bucket := "arn:aws:s3:::" + catalog.LedgerBucket(account, props.Home)
	statements := slices.Concat(
		[]awsiam.PolicyStatement{
			allow("RunQueries", []string{
				"athena:BatchGetNamedQuery", "athena:GetQueryExecution", "athena:GetQueryResults", "athena:ListNamedQueries",
				"athena:StartQueryExecution", "athena:StopQueryExecution",
			}, "arn:aws:athena:"+props.Home+":"+account+":workgroup/"+ledger.Workgroup),
			readTables(account, props.Home),
			allow("ReadDatasets", []string{"s3:GetObject"}, bucket+"/"+catalog.ProfilesPrefix+"*", bucket+"/"+catalog.CoveragePrefix+"*",
				bucket+"/"+catalog.MeteredPrefix+"*", bucket+"/"+catalog.RollUpPrefix+"*"),
		},
		readLogs(account), []awsiam.PolicyStatement{neverBodies(account)}, writeResults(bucket), decryptLogs(account, props.KeyRegions),
	)
	policy := awsiam.NewManagedPolicy(scope, &id, &awsiam.ManagedPolicyProps{
		ManagedPolicyName: jsii.String(catalog.BillReaderPolicy),
		Description:       jsii.String("Reads the bill of Amazon Bedrock with Athena"),
		Statements:        &statements,
	})
	except(policy, exception{wildcards, "objects and tables below names of ours; a key of the account only for our log buckets, through S3", patterns})
	return policy
}
