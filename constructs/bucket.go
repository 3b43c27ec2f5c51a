package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// bucketProps names a bucket.
type bucketProps struct {
	Name, Region string
	// Key encrypts the objects. Zero: a key of Amazon S3 does (SSE-S3).
	Key awskms.IKey
}

// newBucket creates a private, TLS-only bucket and its policy, which outlive their stack.
//
// A creation that fails deletes the empty bucket, so that its name does not block the next deployment.
func newBucket(scope constructs.Construct, id string, props *bucketProps) awss3.Bucket {
	bucketProps := &awss3.BucketProps{
		BucketName:        &props.Name,
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
	if props.Key != nil {
		bucketProps.Encryption = awss3.BucketEncryption_KMS
		bucketProps.EncryptionKey = props.Key
		bucketProps.BucketKeyEnabled = jsii.Bool(true)
	}
	bucket := awss3.NewBucket(scope, &id, bucketProps)
	if catalog.AccountRegionalNamespace(props.Region) {
		bucket.Node().DefaultChild().(awss3.CfnBucket).SetBucketNamespace(jsii.String("account-regional"))
	}
	bucket.Policy().ApplyRemovalPolicy(awscdk.RemovalPolicy_RETAIN)
	except(bucket, exception{rule: "AwsSolutions-S1", reason: "an access log would need one more bucket in every Region; " +
		"CloudTrail data events say who read an object"})
	return bucket
}
