package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/bedrock"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

// loggingConfiguration checks that the deployment can set the Region's logging configuration: it refuses or adopts a foreign one. A log
// group beside our bucket without KeepCloudWatchLogs is kept, and named. Delivery flags that the answer leaves out are named where somebody
// else put the configuration.
func loggingConfiguration(ctx context.Context, r regional) (status, string, error) {
	answer, err := r.bedrock.GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil {
		return "", "", err
	}
	reading := loggingconfig.Read(answer.LoggingConfig, catalog.LogBucket(r.account, r.Name))
	to := reading.Destination
	if reading.UnknownBodies != "" {
		to += "; " + reading.UnknownBodies
	}
	switch {
	case reading.State == loggingconfig.Ours && reading.LogGroup != "" && !r.KeepCloudWatchLogs:
		return ok, fmt.Sprintf("nothing to do: CloudWatch log group %s beside our bucket is kept, unless this deployment takes KeepCloudWatchLogs back", reading.LogGroup), nil
	case !reading.Foreign():
		return ok, "", nil
	case reading.State == loggingconfig.WrongPrefix:
		return fails, fmt.Sprintf(`put it again without the key prefix (docs/runbook.md, "Foreign configuration"), since a configuration of our own bucket is not adopted: logging goes to %s`, to), nil
	case r.AdoptExisting:
		return warning, "nothing to do: the configuration there is adopted, kept, and put back as it is when the adoption ends: logging goes to " + to, nil
	default:
		return fails, fmt.Sprintf(`ask its owner, then write {Name: %q, AdoptExisting: true} with the Region's other fields into regions.go (docs/runbook.md, "Foreign configuration"): logging goes to %s`,
			r.Name, to), nil
	}
}
