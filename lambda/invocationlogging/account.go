package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"
)

// account is the account's logging configuration in the client's Region.
type account struct{ client *bedrock.Client }

func (a account) get(ctx context.Context) (*types.LoggingConfig, error) {
	answer, err := a.client.GetModelInvocationLoggingConfiguration(ctx, &bedrock.GetModelInvocationLoggingConfigurationInput{})
	if err != nil {
		return nil, fmt.Errorf("read the logging configuration: %w", err)
	}
	return answer.LoggingConfig, nil
}

// put overwrites the configuration unconditionally: the API has no condition. It waits for a bucket policy that Amazon Bedrock cannot
// see yet.
func (a account) put(ctx context.Context, c *types.LoggingConfig) error {
	_, err := a.client.PutModelInvocationLoggingConfiguration(ctx, &bedrock.PutModelInvocationLoggingConfigurationInput{LoggingConfig: c},
		func(o *bedrock.Options) { o.Retryer = &propagationRetryer{Retryer: o.Retryer} })
	if err != nil {
		return fmt.Errorf("put the logging configuration: %w", err)
	}
	return nil
}

const (
	// propagationPatience is the time that a new bucket policy may take to be seen.
	propagationPatience = 2 * time.Minute
	propagationPause    = 5 * time.Second
)

// propagationRetryer is the retryer of one call. It retries the refusal of a bucket policy for two minutes, and other
// errors as often as the retryer it extends.
type propagationRetryer struct {
	aws.Retryer
	// others counts the attempts that failed for another reason that is retried.
	others int
}

func (r *propagationRetryer) MaxAttempts() int {
	return 1 + int(propagationPatience/propagationPause)
}

func (r *propagationRetryer) IsErrorRetryable(err error) bool {
	if propagating(err) {
		return true
	}
	if !r.Retryer.IsErrorRetryable(err) {
		return false
	}
	r.others++
	return r.others < r.Retryer.MaxAttempts()
}

func (r *propagationRetryer) RetryDelay(attempt int, err error) (time.Duration, error) {
	if propagating(err) {
		return propagationPause, nil
	}
	return r.Retryer.RetryDelay(attempt, err)
}

// propagating reports whether Amazon Bedrock refused because it may not write to the bucket, or not yet.
func propagating(err error) bool {
	refusal, ok := errors.AsType[smithy.APIError](err)
	return ok && refusal.ErrorCode() == "ValidationException" &&
		strings.HasPrefix(refusal.ErrorMessage(), "Failed to validate permissions")
}
