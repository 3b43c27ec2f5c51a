package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// newBucket makes a private, TLS-only bucket that outlives its stack, with its policy. key nil: SSE-S3.
//
// A create that fails takes the empty bucket back, so that the next deployment is not blocked by its name.
func newBucket(scope constructs.Construct, id, name, region string, key awskms.IKey) awss3.Bucket {
	props := &awss3.BucketProps{
		BucketName:        &name,
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
		ObjectOwnership:   awss3.ObjectOwnership_BUCKET_OWNER_ENFORCED,
		Encryption:        awss3.BucketEncryption_S3_MANAGED,
		RemovalPolicy:     awscdk.RemovalPolicy_RETAIN_ON_UPDATE_OR_DELETE,
		LifecycleRules: &[]*awss3.LifecycleRule{{
			Id:                                  jsii.String("AbortIncompleteUploads"),
			AbortIncompleteMultipartUploadAfter: awscdk.Duration_Days(jsii.Number(7)),
		}},
	}
	if key != nil {
		props.Encryption = awss3.BucketEncryption_KMS
		props.EncryptionKey = key
		props.BucketKeyEnabled = jsii.Bool(true)
	}
	bucket := awss3.NewBucket(scope, &id, props)
	if catalog.AccountRegionalNamespace(region) {
		bucket.Node().DefaultChild().(awss3.CfnBucket).SetBucketNamespace(jsii.String("account-regional"))
	}
	bucket.Policy().ApplyRemovalPolicy(awscdk.RemovalPolicy_RETAIN)
	except(bucket, exception{rule: "AwsSolutions-S1", reason: "an access log would need one more bucket in every Region; " +
		"whoever must know who read an object has CloudTrail data events"})
	return bucket
}
