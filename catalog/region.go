package catalog

import (
	"slices"
	"strings"
)

// Region is a Region in which model invocation logging is on and every product has its profiles.
type Region struct {
	// Name is the Region's code, such as "eu-west-1".
	Name string
	// Geo is the prefix of the Geo inference profiles that may be called from this Region: us, eu, apac, jp, au or in.
	// Zero: the Region has none, and no model with Geo routing may be used in it.
	// https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
	Geo string
	// LogRetentionDays is how long invocation logs are kept, in days. Zero: for ever.
	LogRetentionDays int
	// DeliverBodies puts prompts and answers into the logs. Zero: metadata only (tokens, model, caller, request
	// metadata), which is private and cheap but cannot tell 5-minute from 1-hour cache writes.
	DeliverBodies bool
	// CustomerKey encrypts the logs with a KMS key of the account, made beside the bucket. Zero: SSE-S3.
	CustomerKey bool
	// AdoptExisting lets a deployment replace a logging configuration that somebody else made in the Region. That one is
	// kept in an SSM parameter, and put back when the Region is retired, its stack destroyed, or this is taken back.
	// Zero: such a configuration fails the deployment and is left as it is.
	AdoptExisting bool
	// KeepCloudWatchLogs goes on delivering to the CloudWatch log group of an adopted configuration, beside our bucket and
	// with the same bodies or none. It needs AdoptExisting. Zero: only our bucket.
	KeepCloudWatchLogs bool
	// DisableRepair leaves logging off where somebody deletes the configuration. Zero: it is put back, and an alert says
	// who deleted it.
	DisableRepair bool
	// Retired is the day the Region was given up: its bucket, table and past calls stay, its profiles go, and it need
	// not log any more. Zero: in use.
	Retired Date
}

// geoRegions maps each Geo prefix to the beginnings of the Region names that can be in that geography. It is wider than
// AWS's own tables, which differ by model: it refuses only what can never be right.
var geoRegions = map[string][]string{
	"us":   {"us-", "ca-", "mx-", "sa-"},
	"eu":   {"eu-", "il-"},
	"apac": {"ap-", "me-"},
	"jp":   {"ap-northeast-"},
	"au":   {"ap-southeast-"},
	"in":   {"ap-south-"},
}

// geos lists the Geo prefixes in the order error messages name them.
var geos = []string{"us", "eu", "apac", "jp", "au", "in"}

// RoutingPrefixes returns the prefixes by which the ids of system-defined inference profiles name their routing.
func RoutingPrefixes() []string { return append(slices.Clone(geos), "global") }

// geoFits reports whether a Region of this name can lie in that geography.
func geoFits(geo, region string) bool {
	for _, beginning := range geoRegions[geo] {
		if strings.HasPrefix(region, beginning) {
			return true
		}
	}
	return false
}

// KnownRegions are the commercial Regions with Amazon Bedrock.
// https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html (November 2026)
var KnownRegions = []string{
	"af-south-1",
	"ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
	"ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
	"ca-central-1", "ca-west-1",
	"eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
	"il-central-1",
	"me-central-1", "me-south-1",
	"mx-central-1",
	"sa-east-1",
	"us-east-1", "us-east-2", "us-west-1", "us-west-2",
}
