package coverage

import (
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

type loggingAPI interface {
	GetModelInvocationLoggingConfiguration(context.Context, *bedrock.GetModelInvocationLoggingConfigurationInput, ...func(*bedrock.Options)) (*bedrock.GetModelInvocationLoggingConfigurationOutput, error)
}

// readLogging returns the state of a Region's logging, the destination of its logs instead of our bucket, and the error that kept the
// configuration from being read. The configuration does not say whether deliveries fail.
func (d *Detector) readLogging(ctx context.Context, region string) (State, string, error) {
	answer, err := d.logging(region).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	switch {
	case err == nil:
		state, destination := Classify(answer.LoggingConfig, catalog.LogBucket(d.Account, region))
		if state == Logging && slices.Contains(d.Listed, region) && bodiesDiffer(answer.LoggingConfig, slices.Contains(d.DeliverBodies, region)) {
			state = BodiesDiffer
		}
		return state, destination, nil
	case awserrors.NoEndpoint(err) && !slices.Contains(catalog.KnownRegions, region): // account:ListRegions knows Regions without Amazon Bedrock
		return NotEnabled, "", err
	case awserrors.Refused(err):
		return Denied, "", err
	default:
		return Unreachable, "", err
	}
}

// Classify returns the state of a configuration, and its destination where that is not the top of our bucket. A CloudWatch log group
// beside our bucket does no harm: every record reaches the bucket.
func Classify(c *types.LoggingConfig, ours string) (State, string) {
	if c == nil {
		return Off, ""
	}
	var places []string
	state := Elsewhere
	if s3 := c.S3Config; s3 != nil && aws.ToString(s3.BucketName) != "" {
		if *s3.BucketName == ours && aws.ToString(s3.KeyPrefix) == "" {
			return Logging, ""
		}
		if *s3.BucketName == ours {
			state = WrongPrefix
		}
		places = append(places, "s3://"+*s3.BucketName+"/"+aws.ToString(s3.KeyPrefix))
	}
	if logs := c.CloudWatchConfig; logs != nil && aws.ToString(logs.LogGroupName) != "" {
		places = append(places, "CloudWatch log group "+*logs.LogGroupName)
	}
	if len(places) == 0 {
		return Off, ""
	}
	return state, strings.Join(places, " and ")
}

// bodiesDiffer reports whether a configuration delivers any kind of body that is not wanted, or leaves out any that is. A flag that is
// left out has been seen to deliver. https://github.com/hashicorp/terraform-provider-aws/issues/41312
func bodiesDiffer(c *types.LoggingConfig, wanted bool) bool {
	for _, flag := range []*bool{c.TextDataDeliveryEnabled, c.ImageDataDeliveryEnabled, c.EmbeddingDataDeliveryEnabled, c.VideoDataDeliveryEnabled, c.AudioDataDeliveryEnabled} {
		if (flag == nil || *flag) != wanted {
			return true
		}
	}
	return false
}
