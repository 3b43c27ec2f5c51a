package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// LogBucketProps describes the bucket of a Region's invocation logs.
type LogBucketProps struct {
	// Region is the Region whose logs the bucket holds, with its key and its retention.
	Region catalog.Region
}

// NewLogBucket creates the bucket to which Amazon Bedrock delivers a Region's invocation logs, its policy and, where the Region
// has CustomerKey, its key. All of them outlive their stack: without the policy Amazon Bedrock would drop every record.
//
// LogRetentionDays applies to every record by its age, also to records that exist already: with fewer days than before, Amazon S3
// deletes older records for good.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
func NewLogBucket(scope constructs.Construct, id string, props *LogBucketProps) awss3.Bucket {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()
	region := props.Region.Name

	var key awskms.IKey
	if props.Region.CustomerKey {
		key = newLogKey(this, "Key", props)
	}
	bucket := newBucket(this, "Bucket", &bucketProps{Name: catalog.LogBucket(account, region), Region: region, Key: key})
	if days := props.Region.LogRetentionDays; days > 0 {
		bucket.AddLifecycleRule(&awss3.LifecycleRule{
			Id:         jsii.String("ExpireLogs"),
			Expiration: awscdk.Duration_Days(jsii.Number(days)),
		})
	}
	bucket.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("AmazonBedrockLogsWrite"),
		Principals: &[]awsiam.IPrincipal{bedrockService()},
		Actions:    jsii.Strings("s3:PutObject"),
		Resources:  jsii.Strings(*bucket.ArnForObjects(jsii.String(catalog.LogFolders(account) + "*"))),
		Conditions: fromBedrock(account, region),
	}))
	return bucket
}

// newLogKey creates the key of a log bucket. Without its statement "the configuration saves and bodies are dropped".
func newLogKey(scope constructs.Construct, id string, props *LogBucketProps) awskms.Key {
	account, region := *awscdk.Stack_Of(scope).Account(), props.Region.Name
	key := awskms.NewKey(scope, &id, &awskms.KeyProps{
		Description:       jsii.String("Amazon Bedrock invocation logs of " + region),
		EnableKeyRotation: jsii.Bool(true),
		RemovalPolicy:     awscdk.RemovalPolicy_RETAIN,
	})
	key.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("AmazonBedrockLogsEncrypt"),
		Principals: &[]awsiam.IPrincipal{bedrockService()},
		Actions:    jsii.Strings("kms:GenerateDataKey"),
		Resources:  jsii.Strings("*"), // a key policy's "*" is the key itself
		Conditions: fromBedrock(account, region),
	}), nil)
	return key
}

func bedrockService() awsiam.ServicePrincipal {
	return awsiam.NewServicePrincipal(jsii.String("bedrock.amazonaws.com"), nil)
}

// fromBedrock admits the service only on behalf of this account and Region (confused deputy).
func fromBedrock(account, region string) *map[string]any {
	return &map[string]any{
		"StringEquals": map[string]any{"aws:SourceAccount": account},
		"ArnLike":      map[string]any{"aws:SourceArn": "arn:aws:bedrock:" + region + ":" + account + ":*"},
	}
}
