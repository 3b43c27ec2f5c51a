package constructs

import (
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
// tables and logs with the reader's own rights, and writes of query results, nothing else. It denies the objects of large
// bodies, even where another policy allows them.
// https://docs.aws.amazon.com/athena/latest/ug/example-policies-workgroup.html
// https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
func NewBillReaderPolicy(scope constructs.Construct, id string, props *BillReaderPolicyProps) awsiam.ManagedPolicy {
	account := *awscdk.Stack_Of(scope).Account()
	athena, glue := "arn:aws:athena:"+props.Home+":"+account, "arn:aws:glue:"+props.Home+":"+account
	// One pattern covers all Regions, so that the policy does not grow with them. The condition excludes a bucket of that name in
	// another account, which is possible where a Region has no bucket namespace of the account.
	logs := "arn:aws:s3:::" + catalog.LogBucketPrefix(account) + "*"
	lines := logs + "/" + catalog.LogFolders(account) + "*"
	ledgerBucket := "arn:aws:s3:::" + catalog.LedgerBucket(account, props.Home)
	results := ledgerBucket + "/" + catalog.ResultsPrefix + "*"
	ours := map[string]any{"aws:ResourceAccount": account}

	readLogs := allow("ReadLogLines", []string{"s3:GetObject"}, lines)
	listLogs := allow("ListLogs", []string{"s3:GetBucketLocation", "s3:ListBucket"}, logs)
	readLogs.AddCondition(jsii.String("StringEquals"), ours)
	listLogs.AddCondition(jsii.String("StringEquals"), ours)

	statements := []awsiam.PolicyStatement{
		allow("RunQueries", []string{
			"athena:BatchGetNamedQuery", "athena:GetQueryExecution", "athena:GetQueryResults", "athena:ListNamedQueries",
			"athena:StartQueryExecution", "athena:StopQueryExecution",
		}, athena+":workgroup/"+ledger.Workgroup),
		// The engine reads column statistics before it plans a query of few days. None exist; it needs the permission all the same.
		allow("ReadTables", []string{
			"glue:GetColumnStatisticsForPartition", "glue:GetColumnStatisticsForTable", "glue:GetDatabase", "glue:GetTable", "glue:GetTables",
		},
			glue+":catalog", glue+":database/default", glue+":database/"+ledger.Database, glue+":table/"+ledger.Database+"/*"),
		readLogs,
		listLogs,
		allow("ReadDatasets", []string{"s3:GetObject"}, ledgerBucket+"/"+catalog.ProfilesPrefix+"*", ledgerBucket+"/"+catalog.CoveragePrefix+"*",
			ledgerBucket+"/"+catalog.MeteredPrefix+"*"),
		allow("WriteResults", []string{"s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"}, results),
		allow("ListLedger", []string{"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"}, ledgerBucket),
		awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
			Sid:       jsii.String("NeverBodies"),
			Effect:    awsiam.Effect_DENY,
			Actions:   jsii.Strings("s3:GetObject", "s3:GetObjectVersion"),
			Resources: jsii.Strings(lines + catalog.BodyFolder + "*"),
		}),
	}
	if len(props.KeyRegions) > 0 {
		statements = append(statements, decryptLogs(account, props.KeyRegions))
	}
	policy := awsiam.NewManagedPolicy(scope, &id, &awsiam.ManagedPolicyProps{
		ManagedPolicyName: jsii.String(catalog.BillReaderPolicy),
		Description:       jsii.String("Reads the bill of Amazon Bedrock with Athena"),
		Statements:        &statements,
	})
	except(policy, exception{wildcards, "objects and tables below names of ours; a key of the account only for our log buckets, through S3", patterns})
	return policy
}

// decryptLogs allows keys of the account for one use: reading our log buckets through S3. The id of a key is not known in this
// stack. The bucket's ARN is in the encryption context of every object that S3 encrypts under a bucket key.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
func decryptLogs(account string, regions []string) awsiam.PolicyStatement {
	var keys []string
	for _, region := range regions {
		keys = append(keys, "arn:aws:kms:"+region+":"+account+":key/*")
	}
	statement := allow("DecryptLogs", []string{"kms:Decrypt"}, keys...)
	statement.AddCondition(jsii.String("StringLike"), map[string]any{
		"kms:ViaService":                   "s3.*.amazonaws.com", // a bucket's key is in the bucket's Region
		"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::" + catalog.LogBucketPrefix(account) + "*",
	})
	return statement
}
