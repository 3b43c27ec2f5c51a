package main

import (
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// ownership tells our configurations from somebody else's.
type ownership struct {
	// bucket is the Region's log bucket, by the function's environment: a request's word for it can be forged.
	bucket string
	// logs says that a CloudWatch Logs destination beside our bucket is kept, or was.
	logs bool
}

func owned(bucket string, now, former map[string]any) ownership {
	return ownership{bucket, now[keepLogsProperty] == "true" || former[keepLogsProperty] == "true"}
}

// foreign reports whether somebody else made the configuration: it delivers to another bucket, below a key prefix, or to
// CloudWatch Logs that nobody asked to keep.
func (o ownership) foreign(c *types.LoggingConfig) bool {
	return !off(c) && (bucket(c) != o.bucket || prefix(c.S3Config) != "" || logGroup(c) != "" && !o.logs)
}
