package loggingconfig

import (
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// Same reports whether two configurations deliver to the same destinations, and no delivery flag that both have differs. All
// configurations that are off are the same.
func Same(a, b *types.LoggingConfig) bool {
	if IsOff(a) || IsOff(b) {
		return IsOff(a) && IsOff(b)
	}
	return destinations(a) == destinations(b) && sameBodies(a, b)
}

// Describe returns the whole configuration in one line: each destination, the role that writes to the log group, the bucket of
// large bodies, and all five delivery flags, of which a missing one is unknown. It is "off" where there is no destination.
func Describe(c *types.LoggingConfig) string {
	if IsOff(c) {
		return "off"
	}
	return destinations(c) + " (" + describeBodies(c) + ")"
}

// destinations returns the destinations of a configuration that is on, in one line.
func destinations(c *types.LoggingConfig) string {
	var all []string
	if bucketOf(c) != "" {
		all = append(all, Location(c.S3Config))
	}
	if group := LogGroup(c); group != "" {
		destination := fmt.Sprintf("CloudWatch log group %s as role %s", group, aws.ToString(c.CloudWatchConfig.RoleArn))
		if large := c.CloudWatchConfig.LargeDataDeliveryS3Config; large != nil {
			destination += " with large bodies in " + Location(large)
		}
		all = append(all, destination)
	}
	return strings.Join(all, " and ")
}
