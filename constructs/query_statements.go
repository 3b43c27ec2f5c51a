package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// The statements of principals that query the ledger. The workgroup reads tables and logs, and writes results, with the principal's own rights.
// https://docs.aws.amazon.com/athena/latest/ug/example-policies-workgroup.html
// https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html

// readTables allows reading the definitions of every table and view, and of the roll-up. The engine reads column statistics before it plans a
// query of few days. None exist; it needs the permission all the same.
func readTables(account, home string) awsiam.PolicyStatement {
	glue := "arn:aws:glue:" + home + ":" + account
	return allow("ReadTables", []string{
		"glue:GetColumnStatisticsForPartition", "glue:GetColumnStatisticsForTable", "glue:GetDatabase", "glue:GetTable", "glue:GetTables",
	},
		glue+":catalog", glue+":database/default", glue+":database/"+ledger.Database, glue+":database/"+ledger.RollUpDatabase,
		glue+":table/"+ledger.Database+"/*", glue+":table/"+ledger.RollUpDatabase+"/*")
}

// readLogs allows reading every Region's log bucket. One pattern covers all Regions, so that a policy does not grow with them. The condition
// excludes a bucket of that name in another account, which is possible where a Region has no bucket namespace of the account.
func readLogs(account string) []awsiam.PolicyStatement {
	logs := "arn:aws:s3:::" + catalog.LogBucketPrefix(account) + "*"
	ours := map[string]any{"aws:ResourceAccount": account}
	read := allow("ReadLogLines", []string{"s3:GetObject"}, logs+"/"+catalog.LogFolders(account)+"*")
	list := allow("ListLogs", []string{"s3:GetBucketLocation", "s3:ListBucket"}, logs)
	read.AddCondition(jsii.String("StringEquals"), ours)
	list.AddCondition(jsii.String("StringEquals"), ours)
	return []awsiam.PolicyStatement{read, list}
}

// neverBodies denies the objects of large bodies, even where another policy allows them. A query of a day that has one is then denied, as
// long as the engine opens the objects that a view leaves out by their path: belief 37.
func neverBodies(account string) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:       jsii.String("NeverBodies"),
		Effect:    awsiam.Effect_DENY,
		Actions:   jsii.Strings("s3:GetObject", "s3:GetObjectVersion"),
		Resources: jsii.Strings("arn:aws:s3:::" + catalog.LogBucketPrefix(account) + "*/" + catalog.LogFolders(account) + "*" + catalog.BodyFolder + "*"),
	})
}

// writeResults allows writing the results of queries to the ledger bucket, and listing it.
func writeResults(bucket string) []awsiam.PolicyStatement {
	return []awsiam.PolicyStatement{
		allow("WriteResults", []string{"s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"}, bucket+"/"+catalog.ResultsPrefix+"*"),
		allow("ListLedger", []string{"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"}, bucket),
	}
}

// decryptLogs allows keys of the account for one use: reading our log buckets through S3. The id of a key is not known in this
// stack. The bucket's ARN is in the encryption context of every object that S3 encrypts under a bucket key.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
func decryptLogs(account string, regions []string) []awsiam.PolicyStatement {
	if len(regions) == 0 {
		return nil
	}
	var keys []string
	for _, region := range regions {
		keys = append(keys, "arn:aws:kms:"+region+":"+account+":key/*")
	}
	statement := allow("DecryptLogs", []string{"kms:Decrypt"}, keys...)
	statement.AddCondition(jsii.String("StringLike"), map[string]any{
		"kms:ViaService":                   "s3.*.amazonaws.com", // a bucket's key is in the bucket's Region
		"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::" + catalog.LogBucketPrefix(account) + "*",
	})
	return []awsiam.PolicyStatement{statement}
}

// publishMetrics allows publishing metrics in our namespace.
func publishMetrics() awsiam.PolicyStatement {
	publish := allow("PublishMetrics", []string{"cloudwatch:PutMetricData"}, "*")
	publish.AddCondition(jsii.String("StringEquals"), map[string]any{"cloudwatch:namespace": catalog.MetricNamespace})
	return publish
}
