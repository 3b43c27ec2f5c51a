// Package loggingconfig answers one question: is this model invocation logging configuration ours? It calls no API. The function
// that sets the configuration, the detector and the preflight read a configuration here, and so give one answer.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_LoggingConfig.html
package loggingconfig

import (
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// State is where a configuration delivers, compared with the log bucket of the Region.
type State string

const (
	// Off is a configuration that is missing or has no destination: calls leave no record.
	Off State = "off"
	// Ours delivers to the top of the log bucket, with or without a CloudWatch log group beside it: every record reaches the
	// bucket.
	Ours State = "ours"
	// WrongPrefix delivers to the log bucket below a key prefix, where no view reads.
	WrongPrefix State = "wrong-prefix"
	// Elsewhere delivers to another bucket or to CloudWatch Logs only.
	Elsewhere State = "elsewhere"
)

// Reading is the answer for one configuration.
type Reading struct {
	State State
	// Destination names the bucket with its key prefix and the log group, in one line. Empty where the state is Off.
	Destination string
	// LogGroup is the CloudWatch log group, beside a bucket or alone. Empty where there is none.
	LogGroup string
	// UnknownBodies is the clause that names the kinds of body whose delivery flag is missing. In a configuration that others put, their
	// delivery is unknown. Empty where no flag is missing, and where the state is Off.
	UnknownBodies string
}

// Read reads a configuration of a Region whose log bucket is bucket. A nil configuration is Off. A destination without a name
// is none.
func Read(c *types.LoggingConfig, bucket string) Reading {
	r := Reading{State: Elsewhere, LogGroup: LogGroup(c)}
	var destinations []string
	if name := bucketOf(c); name != "" {
		destinations = append(destinations, Location(c.S3Config))
		switch {
		case name == bucket && aws.ToString(c.S3Config.KeyPrefix) == "":
			r.State = Ours
		case name == bucket:
			r.State = WrongPrefix
		}
	}
	if r.LogGroup != "" {
		destinations = append(destinations, "CloudWatch log group "+r.LogGroup)
	}
	if len(destinations) == 0 {
		return Reading{State: Off}
	}
	r.Destination, r.UnknownBodies = strings.Join(destinations, " and "), unknownBodies(c)
	return r
}

// Foreign reports whether the configuration delivers, but not to the top of the log bucket.
func (r Reading) Foreign() bool { return r.State == WrongPrefix || r.State == Elsewhere }

// IsOff reports whether a configuration has no destination, whichever bucket is ours.
func IsOff(c *types.LoggingConfig) bool { return bucketOf(c) == "" && LogGroup(c) == "" }

// LogGroup returns the CloudWatch log group of a configuration. Empty where there is none: the settings may be there and name
// none.
func LogGroup(c *types.LoggingConfig) string {
	if c == nil || c.CloudWatchConfig == nil {
		return ""
	}
	return aws.ToString(c.CloudWatchConfig.LogGroupName)
}

// Location returns a bucket and its key prefix as an S3 URI.
func Location(c *types.S3Config) string {
	return "s3://" + aws.ToString(c.BucketName) + "/" + aws.ToString(c.KeyPrefix)
}

func bucketOf(c *types.LoggingConfig) string {
	if c == nil || c.S3Config == nil {
		return ""
	}
	return aws.ToString(c.S3Config.BucketName)
}
