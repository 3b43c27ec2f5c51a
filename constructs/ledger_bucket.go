package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// LedgerBucketProps locates the ledger bucket.
type LedgerBucketProps struct {
	// Home is the home Region.
	Home string
}

// NewLedgerBucket creates the home Region's bucket of query results, which expire after 30 days, and of the detector's datasets.
// The datasets hold facts that the logs do not have, so the bucket outlives its stack. The history of findings expires after
// 400 days.
func NewLedgerBucket(scope constructs.Construct, id string, props *LedgerBucketProps) awss3.Bucket {
	bucket := newBucket(scope, id, &bucketProps{
		Name:   catalog.LedgerBucket(*awscdk.Stack_Of(scope).Account(), props.Home),
		Region: props.Home,
	})
	bucket.AddLifecycleRule(&awss3.LifecycleRule{
		Id:         jsii.String("ExpireQueryResults"),
		Prefix:     jsii.String(catalog.ResultsPrefix),
		Expiration: awscdk.Duration_Days(jsii.Number(30)),
	})
	bucket.AddLifecycleRule(&awss3.LifecycleRule{
		Id:         jsii.String("ExpireCoverageHistory"),
		Prefix:     jsii.String(catalog.CoverageHistoryPrefix),
		Expiration: awscdk.Duration_Days(jsii.Number(400)),
	})
	return bucket
}
