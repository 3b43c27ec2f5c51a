package detector

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

type loggingAPI interface {
	GetModelInvocationLoggingConfiguration(context.Context, *bedrock.GetModelInvocationLoggingConfigurationInput, ...func(*bedrock.Options)) (*bedrock.GetModelInvocationLoggingConfigurationOutput, error)
}

// readLogging returns the state of a Region's logging, the reading of its configuration, and the error that kept it from being read.
// The configuration does not say whether deliveries fail.
func (d *Detector) readLogging(ctx context.Context, region string) (State, loggingconfig.Reading, error) {
	answer, err := d.logging(region).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	switch {
	case err == nil:
		reading := loggingconfig.Read(answer.LoggingConfig, catalog.LogBucket(d.Account, region))
		state := states[reading.State]
		if state == Logging && slices.Contains(d.Listed, region) && loggingconfig.BodiesDiffer(answer.LoggingConfig, slices.Contains(d.DeliverBodies, region)) {
			state = BodiesDiffer
		}
		return state, reading, nil
	case noEndpoint(region, err):
		return NotEnabled, loggingconfig.Reading{}, err
	case Refused(err):
		return Denied, loggingconfig.Reading{}, err
	default:
		return Unreachable, loggingconfig.Reading{}, err
	}
}

// states are the states of a Region by those of its logging configuration.
var states = map[loggingconfig.State]State{
	loggingconfig.Off:         Off,
	loggingconfig.Ours:        Logging,
	loggingconfig.WrongPrefix: WrongPrefix,
	loggingconfig.Elsewhere:   Elsewhere,
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
