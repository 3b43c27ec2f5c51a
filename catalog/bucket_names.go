package catalog

import "slices"

// globalNamespaceRegions are the Regions without account-regional bucket namespaces.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
var globalNamespaceRegions = []string{"me-central-1", "me-south-1"}

const logBuckets = "bedrock-invocation-logs"

// AccountRegionalNamespace reports whether buckets of the Region can live in a namespace in which only their account can
// create names.
func AccountRegionalNamespace(region string) bool {
	return !slices.Contains(globalNamespaceRegions, region)
}

// LogBucket returns the name of the invocation log bucket of a Region. account may be a CDK token.
func LogBucket(account, region string) string {
	return bucket(logBuckets, account, region)
}

// LogBucketPrefix begins the name of every Region's invocation log bucket. account may be a CDK token.
func LogBucketPrefix(account string) string { return logBuckets + "-" + account + "-" }

// LedgerBucket returns the name of the home Region's bucket of query results and of the detector's datasets. account may
// be a CDK token.
func LedgerBucket(account, home string) string {
	return bucket(Namespace+"-ledger", account, home)
}

func bucket(prefix, account, region string) string {
	name := prefix + "-" + account + "-" + region
	if AccountRegionalNamespace(region) {
		name += "-an"
	}
	return name
}
