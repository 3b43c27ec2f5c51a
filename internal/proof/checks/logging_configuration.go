package checks

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// loggingConfiguration is the configuration of invocation logging that a check puts where there was none. Its id is its bucket: a
// configuration with another bucket is not ours, and is never deleted.
var loggingConfiguration = &proof.Kind{
	Name: "logging configuration with bucket",
	Calls: []proof.Call{
		{API: "bedrock:GetModelInvocationLoggingConfiguration", On: "every enabled Region"},
		{API: "bedrock:DeleteModelInvocationLoggingConfiguration", On: "an unlisted Region whose configuration has a bucket " + proof.Prefix + "<id>"},
	},
	Find: func(ctx context.Context, cfg aws.Config, _ string) ([]string, error) {
		name, err := loggingBucket(ctx, cfg)
		if err != nil || !strings.HasPrefix(name, proof.Prefix) {
			return nil, err
		}
		return []string{name}, nil
	},
	Remove: func(ctx context.Context, cfg aws.Config, ours string) error {
		name, err := loggingBucket(ctx, cfg)
		if err != nil || name != ours {
			return err
		}
		_, err = bedrock.NewFromConfig(cfg).DeleteModelInvocationLoggingConfiguration(ctx, &bedrock.DeleteModelInvocationLoggingConfigurationInput{})
		return err
	},
}

// loggingBucket returns the bucket of a Region's configuration, or "" where it has none.
func loggingBucket(ctx context.Context, cfg aws.Config) (string, error) {
	found, err := bedrock.NewFromConfig(cfg).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil || found.LoggingConfig == nil || found.LoggingConfig.S3Config == nil {
		return "", err
	}
	return aws.ToString(found.LoggingConfig.S3Config.BucketName), nil
}

// unlogged returns an enabled Region that is not listed and has no logging configuration: there a check may put one for a moment. The
// text is empty, or says why there is none.
func unlogged(ctx context.Context, r *proof.Run) (region, why string, err error) {
	region = r.Unlisted()
	if region == "" {
		return "", "the lists have every enabled Region of the account: enable one more", nil
	}
	found, err := bedrock.NewFromConfig(r.Config(region)).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil {
		return "", "", fmt.Errorf("read the logging configuration of %s: %w", region, err)
	}
	if found.LoggingConfig != nil {
		return "", region + ", which is not listed, has a logging configuration: it is not touched", nil
	}
	return region, "", nil
}

// putConfigurationCall is the call of putConfiguration.
var putConfigurationCall = proof.Call{API: "bedrock:PutModelInvocationLoggingConfiguration", On: "an unlisted Region without a configuration, for a moment"}

// putAsRoleCall is the call of putConfiguration as a role of the check.
var putAsRoleCall = proof.Call{API: putConfigurationCall.API, On: putConfigurationCall.On + ", as that role", By: proof.ByRole}

// errConfigured is the error of a Region whose logging configuration is not the run's.
var errConfigured = errors.New("the Region got a logging configuration since the check began, which is not touched")

// putConfiguration puts a configuration with a bucket of the run, in a Region that unlogged returned. Amazon Bedrock has no conditional
// put: the configuration is read just before, so that another one which was put since the check began is not replaced.
func putConfiguration(ctx context.Context, r *proof.Run, cfg aws.Config, c *types.LoggingConfig) error {
	found, err := bedrock.NewFromConfig(r.Config(cfg.Region)).GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil {
		return fmt.Errorf("read the logging configuration: %s", awserrors.Reason(err)) // no answer to the put
	}
	if !replaceable(found.LoggingConfig, aws.ToString(c.S3Config.BucketName)) {
		return errConfigured
	}
	r.Created(loggingConfiguration, cfg.Region, aws.ToString(c.S3Config.BucketName))
	_, err = bedrock.NewFromConfig(cfg).PutModelInvocationLoggingConfiguration(ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{LoggingConfig: c})
	return err
}

// replaceable reports whether a Region has no configuration, or one with a bucket of the run.
func replaceable(there *types.LoggingConfig, bucket string) bool {
	return there == nil || there.S3Config != nil && aws.ToString(there.S3Config.BucketName) == bucket
}

// withoutBodies is a configuration with a bucket that delivers no prompts and no answers: others may call models in the Region meanwhile.
func withoutBodies(bucket string) *types.LoggingConfig {
	off := aws.Bool(false)
	return &types.LoggingConfig{
		S3Config:                &types.S3Config{BucketName: &bucket},
		TextDataDeliveryEnabled: off, ImageDataDeliveryEnabled: off, EmbeddingDataDeliveryEnabled: off,
		VideoDataDeliveryEnabled: off, AudioDataDeliveryEnabled: off,
	}
}

// accepted puts a configuration until Amazon Bedrock takes it: the permissions of a new role, and a new bucket policy, take some seconds
// to reach it. The error of the last refusal is returned.
func accepted(ctx context.Context, r *proof.Run, cfg aws.Config, c *types.LoggingConfig) error {
	var refusal error
	_, err := r.Until(ctx, func() (bool, error) {
		refusal = putConfiguration(ctx, r, cfg, c)
		if awserrors.Refused(refusal) || unpermitted(refusal) {
			return false, nil
		}
		return refusal == nil, refusal
	})
	if err == nil {
		err = refusal
	}
	if err != nil {
		return fmt.Errorf("put a logging configuration in %s: %w", cfg.Region, err)
	}
	return nil
}

// unpermitted reports whether Amazon Bedrock refused a configuration because it may not write to the bucket, or not yet.
func unpermitted(err error) bool {
	refusal, ok := errors.AsType[smithy.APIError](err)
	return ok && refusal.ErrorCode() == "ValidationException" && strings.HasPrefix(refusal.ErrorMessage(), "Failed to validate permissions")
}
