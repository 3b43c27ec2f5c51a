package checks

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// newProfile creates an inference profile of the run that copies what the target copies, and returns its ARN. Its name ends with the suffix.
func newProfile(ctx context.Context, r *proof.Run, t target, suffix string) (string, error) {
	made, err := bedrock.NewFromConfig(r.Config(t.region)).CreateInferenceProfile(ctx, &bedrock.CreateInferenceProfileInput{
		InferenceProfileName: aws.String(r.Name() + suffix),
		ModelSource:          &types.InferenceProfileModelSourceMemberCopyFrom{Value: t.SourceARN(r.Account.ID, t.region)},
	})
	if err != nil {
		return "", fmt.Errorf("create an inference profile: %w", err)
	}
	arn := aws.ToString(made.InferenceProfileArn)
	r.Created(profile, t.region, arn)
	return arn, nil
}
