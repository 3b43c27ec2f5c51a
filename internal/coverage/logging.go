package coverage

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/bedrock"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
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
	case awserrors.NoEndpoint(err) && !slices.Contains(catalog.KnownRegions, region): // account:ListRegions knows Regions without Amazon Bedrock
		return NotEnabled, loggingconfig.Reading{}, err
	case awserrors.Refused(err):
		return Denied, loggingconfig.Reading{}, err
	default:
		return Unreachable, loggingconfig.Reading{}, err
	}
}

// states maps the state of a logging configuration to the state of its Region.
var states = map[loggingconfig.State]State{
	loggingconfig.Off:         Off,
	loggingconfig.Ours:        Logging,
	loggingconfig.WrongPrefix: WrongPrefix,
	loggingconfig.Elsewhere:   Elsewhere,
}
