package environment

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
)

// Trail is the name of the trail that [Place.CreateTrail] creates.
const Trail = "account"

// CreateTrail creates the trail that most accounts have. EventBridge gets events of API calls only while a trail logs them:
// without one, the repair of a deleted logging configuration waits for the hourly run.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
func (p Place) CreateTrail(ctx context.Context, home string) error {
	trails := cloudtrail.NewFromConfig(p.Config(home))
	if _, err := trails.CreateTrail(ctx, &cloudtrail.CreateTrailInput{
		Name: aws.String(Trail), S3BucketName: aws.String("account-trail"), IsMultiRegionTrail: aws.Bool(true),
	}); err != nil {
		return fmt.Errorf("creating a trail: %w", err)
	}
	if _, err := trails.StartLogging(ctx, &cloudtrail.StartLoggingInput{Name: aws.String(Trail)}); err != nil {
		return fmt.Errorf("starting the trail: %w", err)
	}
	return nil
}
