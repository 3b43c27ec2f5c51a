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

// LogBucketProps says which Region's invocation logs a bucket is for.
type LogBucketProps struct {
	Region catalog.Region
}

// NewLogBucket makes the bucket Amazon Bedrock delivers a Region's invocation logs to, its policy and, where the Region
// asks for one, its key. All of them outlive their stack: without the policy every record would be dropped.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
func NewLogBucket(scope constructs.Construct, id string, props *LogBucketProps) awss3.Bucket {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()
	region := props.Region.Name

	var key awskms.Key
	if props.Region.CustomerKey {
		key = newLogKey(this, account, region)
	}
	bucket := newBucket(this, "Bucket", catalog.LogBucket(account, region), region, key)
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

// newLogKey makes the key of a log bucket. Without this statement "the configuration saves and bodies are dropped".
func newLogKey(scope constructs.Construct, account, region string) awskms.Key {
	key := awskms.NewKey(scope, jsii.String("Key"), &awskms.KeyProps{
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
