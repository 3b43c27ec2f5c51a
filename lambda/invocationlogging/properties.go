package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
)

const (
	bucketProperty = "BucketName"
	textFlag       = "TextDataDeliveryEnabled"
	imageFlag      = "ImageDataDeliveryEnabled"
	embeddingFlag  = "EmbeddingDataDeliveryEnabled"
	videoFlag      = "VideoDataDeliveryEnabled"
	audioFlag      = "AudioDataDeliveryEnabled"
)

// properties are those of the custom resource. All are required.
var properties = []string{bucketProperty, textFlag, imageFlag, embeddingFlag, videoFlag, audioFlag}

// cloudFormations are properties that CloudFormation reads itself and passes on.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
var cloudFormations = []string{"ServiceToken", "ServiceTimeout"}

// wanted returns the configuration that the resource asks for: its bucket, no key prefix and every flag explicit, because
// a flag that is left out delivers. The error names every missing, unknown and malformed property.
func wanted(given map[string]any) (*types.LoggingConfig, error) {
	var mistakes []string
	mistake := func(format string, args ...any) { mistakes = append(mistakes, fmt.Sprintf(format, args...)) }
	values := map[string]string{}
	for _, name := range properties {
		value, ok := given[name].(string)
		switch {
		case given[name] == nil || given[name] == "":
			mistake("property %s is missing", name)
		case !ok:
			mistake("property %s is %v; give a string", name, given[name])
		case name != bucketProperty && value != "true" && value != "false":
			mistake("property %s is %q; allowed: true, false", name, value)
		}
		values[name] = value
	}
	var unknown []string
	for name := range given {
		if !slices.Contains(properties, name) && !slices.Contains(cloudFormations, name) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		mistake("property %s is not known; allowed: %s", name, strings.Join(properties, ", "))
	}
	if len(mistakes) > 0 {
		return nil, errors.New(strings.Join(mistakes, "; "))
	}
	flag := func(name string) *bool { return aws.Bool(values[name] == "true") }
	return &types.LoggingConfig{
		S3Config:                     &types.S3Config{BucketName: aws.String(values[bucketProperty])},
		TextDataDeliveryEnabled:      flag(textFlag),
		ImageDataDeliveryEnabled:     flag(imageFlag),
		EmbeddingDataDeliveryEnabled: flag(embeddingFlag),
		VideoDataDeliveryEnabled:     flag(videoFlag),
		AudioDataDeliveryEnabled:     flag(audioFlag),
	}, nil
}

// buckets returns the log buckets that are ours: that of the resource and, while it is updated, the former one.
func buckets(now, former map[string]any) []string {
	var ours []string
	for _, given := range []map[string]any{now, former} {
		if name, ok := given[bucketProperty].(string); ok && name != "" {
			ours = append(ours, name)
		}
	}
	return ours
}
