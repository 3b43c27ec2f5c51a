package cli

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Configure returns the configuration of AWS clients in a Region, with the credentials of the default chain. No
// credentials are an error.
func Configure(ctx context.Context, region string, options ...func(*config.LoadOptions) error) (aws.Config, error) {
	cfg, err := config.LoadDefaultConfig(ctx, append(options, config.WithRegion(region))...)
	if err != nil {
		return aws.Config{}, fmt.Errorf("read the AWS configuration: %s", awserrors.Reason(err))
	}
	if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
		return aws.Config{}, fmt.Errorf("no AWS credentials; set AWS_PROFILE, or sign in with aws sso login: %s", awserrors.Reason(err))
	}
	return cfg, nil
}
