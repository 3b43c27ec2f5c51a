package detector

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

type loggingAPI interface {
	GetModelInvocationLoggingConfiguration(context.Context, *bedrock.GetModelInvocationLoggingConfigurationInput, ...func(*bedrock.Options)) (*bedrock.GetModelInvocationLoggingConfigurationOutput, error)
}

// ask returns the state of a Region's logging, where logs go instead of our bucket, and why nothing was learnt. Whether
// deliveries fail, the configuration does not say.
func (d *Detector) ask(ctx context.Context, region string) (State, string, error) {
	answer, err := d.logging(region).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	switch {
	case err == nil:
		state, destination := Classify(answer.LoggingConfig, catalog.LogBucket(d.Account, region))
		if state == Logging && slices.Contains(d.Listed, region) && bodiesDiffer(answer.LoggingConfig, slices.Contains(d.DeliverBodies, region)) {
			state = BodiesDiffer
		}
		return state, destination, nil
	case noEndpoint(region, err):
		return NotEnabled, "", err
	case Refused(err):
		return Denied, "", err
	default:
		return Unreachable, "", err
	}
}

// Classify returns the state of a configuration and where it delivers instead of the top of our bucket. A CloudWatch
// destination beside our bucket is no harm: every record reaches the bucket all the same.
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

// bodiesDiffer reports whether any kind of body is delivered and not wanted, or the other way round. A flag that is left
// out has been seen to deliver. https://github.com/hashicorp/terraform-provider-aws/issues/41312
func bodiesDiffer(c *types.LoggingConfig, wanted bool) bool {
	for _, flag := range []*bool{c.TextDataDeliveryEnabled, c.ImageDataDeliveryEnabled, c.EmbeddingDataDeliveryEnabled, c.VideoDataDeliveryEnabled, c.AudioDataDeliveryEnabled} {
		if (flag == nil || *flag) != wanted {
			return true
		}
	}
	return false
}

// noEndpoint reports whether the Region has no Amazon Bedrock: account:ListRegions knows Regions without it.
func noEndpoint(region string, err error) bool {
	lookup, ok := errors.AsType[*net.DNSError](err)
	return ok && lookup.IsNotFound && !slices.Contains(catalog.KnownRegions, region)
}

// Refused reports whether a Region refused the caller. One that is not enabled says that it does not know the token.
func Refused(err error) bool {
	if answer, ok := errors.AsType[*smithyhttp.ResponseError](err); ok {
		return answer.HTTPStatusCode() == http.StatusForbidden || answer.HTTPStatusCode() == http.StatusUnauthorized
	}
	refusal, ok := errors.AsType[smithy.APIError](err)
	return ok && refusal.ErrorCode() == "AccessDeniedException"
}
