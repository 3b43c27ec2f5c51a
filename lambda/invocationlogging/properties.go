package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// properties are the names of the custom resource's properties. All are required.
var properties = []string{
	catalog.PropertyBucketName,
	catalog.PropertyText, catalog.PropertyImage, catalog.PropertyEmbedding, catalog.PropertyVideo, catalog.PropertyAudio,
	catalog.PropertyAdoptExisting, catalog.PropertyKeepCloudWatchLogs,
}

// cloudFormations are the properties that CloudFormation reads itself and passes on.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
var cloudFormations = []string{"ServiceToken", "ServiceTimeout"}

// desired is the logging that the properties ask for.
type desired struct {
	config *types.LoggingConfig
	// adopt lets the configuration take the place of a foreign one.
	adopt bool
	// keepLogs keeps the CloudWatch log group of an adopted configuration beside our bucket.
	keepLogs bool
}

// parse returns the logging that the properties ask for: the bucket, no key prefix and every flag explicit, because a flag that is
// left out delivers. The bucket must be ours: otherwise anybody who may invoke the function could move the logs by a forged request.
// The error names every missing, unknown and malformed property.
func parse(given map[string]any, ours string) (desired, error) {
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
		case name != catalog.PropertyBucketName && value != "true" && value != "false":
			mistake("property %s is %q; allowed: true, false", name, value)
		case name == catalog.PropertyBucketName && value != ours:
			mistake("property %s is %q; allowed: %q, that of the function's environment, which a deployment changes first", name, value, ours)
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
		return desired{}, errors.New(strings.Join(mistakes, "; "))
	}
	flag := func(name string) *bool { return aws.Bool(values[name] == "true") }
	return desired{
		config: &types.LoggingConfig{
			S3Config:                     &types.S3Config{BucketName: aws.String(values[catalog.PropertyBucketName])},
			TextDataDeliveryEnabled:      flag(catalog.PropertyText),
			ImageDataDeliveryEnabled:     flag(catalog.PropertyImage),
			EmbeddingDataDeliveryEnabled: flag(catalog.PropertyEmbedding),
			VideoDataDeliveryEnabled:     flag(catalog.PropertyVideo),
			AudioDataDeliveryEnabled:     flag(catalog.PropertyAudio),
		},
		adopt:    values[catalog.PropertyAdoptExisting] == "true",
		keepLogs: values[catalog.PropertyKeepCloudWatchLogs] == "true",
	}, nil
}

// withLogGroup returns the configuration, where a log group is to be kept with the CloudWatch Logs destination of the first of the
// others that has one.
func (d desired) withLogGroup(others ...*types.LoggingConfig) *types.LoggingConfig {
	config := *d.config
	for _, other := range others {
		if d.keepLogs && config.CloudWatchConfig == nil && loggingconfig.LogGroup(other) != "" {
			config.CloudWatchConfig = other.CloudWatchConfig
		}
	}
	return &config
}
