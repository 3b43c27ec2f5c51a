package main

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// ownership tells our configurations from somebody else's.
type ownership struct {
	// buckets are our log buckets: that of the resource and, while it is updated, the former one.
	buckets []string
	// logs says that a CloudWatch Logs destination beside our bucket is kept, or was.
	logs bool
}

func owned(now, former map[string]any) ownership {
	var o ownership
	for _, given := range []map[string]any{now, former} {
		if name, ok := given[bucketProperty].(string); ok && name != "" {
			o.buckets = append(o.buckets, name)
		}
		o.logs = o.logs || given[keepLogsProperty] == "true"
	}
	return o
}

// foreign reports whether somebody else made the configuration: it delivers to another bucket, below a key prefix, or to
// CloudWatch Logs that nobody asked to keep.
func (o ownership) foreign(c *types.LoggingConfig) bool {
	return !off(c) && (!slices.Contains(o.buckets, bucket(c)) || prefix(c.S3Config) != "" || logGroup(c) != "" && !o.logs)
}
