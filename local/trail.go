package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
)

// record makes the trail that most accounts have: without one nobody sees a logging configuration deleted.
func (p place) record(ctx context.Context, home string) error {
	trails := cloudtrail.NewFromConfig(p.config(home))
	name := aws.String("account")
	if _, err := trails.CreateTrail(ctx, &cloudtrail.CreateTrailInput{
		Name: name, S3BucketName: aws.String("account-trail"), IsMultiRegionTrail: aws.Bool(true),
	}); err != nil {
		return fmt.Errorf("make a trail: %w", err)
	}
	if _, err := trails.StartLogging(ctx, &cloudtrail.StartLoggingInput{Name: name}); err != nil {
		return fmt.Errorf("start the trail: %w", err)
	}
	return nil
}
