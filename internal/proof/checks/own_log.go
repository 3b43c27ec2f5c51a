package checks

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// newLogBucket creates a bucket in a Region without a logging configuration, to which Amazon Bedrock may write. why is empty, or says that
// no Region can have one.
func newLogBucket(ctx context.Context, r *proof.Run) (cfg aws.Config, name, why string, err error) {
	region, why, err := unlogged(ctx, r)
	if err != nil || why != "" {
		return cfg, "", why, err
	}
	if name, err = newBucket(ctx, r, region); err != nil {
		return cfg, "", "", err
	}
	cfg = r.Config(region)
	return cfg, name, "", allowDelivery(ctx, r, cfg, name)
}

// newLogBucketCalls are the calls of newLogBucket.
var newLogBucketCalls = append([]proof.Call{
	newBucketCall,
	{API: "s3:PutBucketPolicy", On: "that bucket: Amazon Bedrock may write to it"},
	{API: "bedrock:GetModelInvocationLoggingConfiguration", On: "an unlisted Region"},
}, bucket.Calls...)

// putter creates a role that may put a logging configuration and nothing else, and returns it with its clients' configuration in a Region.
func putter(ctx context.Context, r *proof.Run, region string) (c caller, as aws.Config, err error) {
	c, err = newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return c, as, err
	}
	if err := c.permit(ctx, allowsPut); err != nil {
		return c, as, fmt.Errorf("allow a role to put a logging configuration: %w", err)
	}
	as, err = c.config(ctx, region, "")
	return c, as, err
}

// allowsPut is the statement of a role that may put the logging configuration, which has no ARN.
var allowsPut = allows([]string{"bedrock:PutModelInvocationLoggingConfiguration"}, "*")
