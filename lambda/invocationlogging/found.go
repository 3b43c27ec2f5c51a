package main

import (
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

// off reports whether a configuration delivers nowhere.
func off(c *types.LoggingConfig) bool {
	return c == nil || bucket(c) == "" && logGroup(c) == ""
}

// same reports whether two configurations deliver the same to the same place.
func same(a, b *types.LoggingConfig) bool {
	if off(a) || off(b) {
		return off(a) && off(b)
	}
	return describe(a) == describe(b)
}

// describe returns the whole configuration in one line.
func describe(c *types.LoggingConfig) string {
	if off(c) {
		return "off"
	}
	var places []string
	if bucket(c) != "" {
		places = append(places, location(c.S3Config))
	}
	if logGroup(c) != "" {
		place := fmt.Sprintf("CloudWatch log group %s as role %s", logGroup(c), aws.ToString(c.CloudWatchConfig.RoleArn))
		if large := c.CloudWatchConfig.LargeDataDeliveryS3Config; large != nil {
			place += " with large bodies in " + location(large)
		}
		places = append(places, place)
	}
	return fmt.Sprintf("%s (text %t, image %t, embedding %t, video %t, audio %t)", strings.Join(places, " and "),
		delivers(c.TextDataDeliveryEnabled), delivers(c.ImageDataDeliveryEnabled), delivers(c.EmbeddingDataDeliveryEnabled),
		delivers(c.VideoDataDeliveryEnabled), delivers(c.AudioDataDeliveryEnabled))
}

// delivers returns a flag's meaning. AWS documents none for a flag that is left out; it has been seen to deliver.
// https://github.com/hashicorp/terraform-provider-aws/issues/41312
func delivers(flag *bool) bool { return flag == nil || *flag }

func bucket(c *types.LoggingConfig) string {
	if c.S3Config == nil {
		return ""
	}
	return aws.ToString(c.S3Config.BucketName)
}

func prefix(c *types.S3Config) string {
	if c == nil {
		return ""
	}
	return aws.ToString(c.KeyPrefix)
}

func logGroup(c *types.LoggingConfig) string {
	if c == nil || c.CloudWatchConfig == nil {
		return ""
	}
	return aws.ToString(c.CloudWatchConfig.LogGroupName)
}

func location(c *types.S3Config) string {
	return "s3://" + aws.ToString(c.BucketName) + "/" + prefix(c)
}
