package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// NewLedgerBucket makes the home Region's bucket of query results, which expire, and of the detector's datasets, which
// say what the logs alone cannot and so outlive their stack.
func NewLedgerBucket(scope constructs.Construct, id, home string) awss3.Bucket {
	bucket := newBucket(scope, id, catalog.LedgerBucket(*awscdk.Stack_Of(scope).Account(), home), home, nil)
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
