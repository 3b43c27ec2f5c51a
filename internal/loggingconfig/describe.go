package loggingconfig

import (
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// Same reports whether two configurations deliver the same bodies to the same destinations. All configurations that are off are
// the same.
func Same(a, b *types.LoggingConfig) bool { return Describe(a) == Describe(b) }

// Describe returns the whole configuration in one line: each destination, the role that writes to the log group, the bucket of
// large bodies, and the meaning of all five delivery flags. It is "off" where there is no destination.
func Describe(c *types.LoggingConfig) string {
	if IsOff(c) {
		return "off"
	}
	var destinations []string
	if bucketOf(c) != "" {
		destinations = append(destinations, Location(c.S3Config))
	}
	if group := LogGroup(c); group != "" {
		destination := fmt.Sprintf("CloudWatch log group %s as role %s", group, aws.ToString(c.CloudWatchConfig.RoleArn))
		if large := c.CloudWatchConfig.LargeDataDeliveryS3Config; large != nil {
			destination += " with large bodies in " + Location(large)
		}
		destinations = append(destinations, destination)
	}
	return fmt.Sprintf("%s (text %t, image %t, embedding %t, video %t, audio %t)", strings.Join(destinations, " and "),
		Delivers(c.TextDataDeliveryEnabled), Delivers(c.ImageDataDeliveryEnabled), Delivers(c.EmbeddingDataDeliveryEnabled),
		Delivers(c.VideoDataDeliveryEnabled), Delivers(c.AudioDataDeliveryEnabled))
}
