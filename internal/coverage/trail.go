package coverage

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// TrailsAPI is the part of CloudTrail's client that TrailRecords calls.
type TrailsAPI interface {
	DescribeTrails(context.Context, *cloudtrail.DescribeTrailsInput, ...func(*cloudtrail.Options)) (*cloudtrail.DescribeTrailsOutput, error)
	GetTrailStatus(context.Context, *cloudtrail.GetTrailStatusInput, ...func(*cloudtrail.Options)) (*cloudtrail.GetTrailStatusOutput, error)
}

// TrailRecords reports whether a trail that covers the client's Region is switched on. Trails of other Regions and of the organization
// count. Event selectors are not read: they may leave management events out.
//
// An error means that the answer is unknown: no trail is known to record, and the status of a trail could not be read.
//
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
func TrailRecords(ctx context.Context, client TrailsAPI) (bool, error) {
	answer, err := client.DescribeTrails(ctx, &cloudtrail.DescribeTrailsInput{})
	if err != nil {
		return false, err
	}
	var unknown error
	for _, trail := range answer.TrailList {
		status, err := client.GetTrailStatus(ctx, &cloudtrail.GetTrailStatusInput{Name: trail.TrailARN})
		switch {
		case err != nil:
			unknown = err
		case aws.ToBool(status.IsLogging):
			return true, nil
		}
	}
	return false, unknown
}

// repairBlind reports whether a Region that logs and is repaired has no trail that records: a deletion of its configuration is then
// seen only by the next run.
func (d *Detector) repairBlind(ctx context.Context, f Finding) (bool, error) {
	if f.State != Logging || !f.Listed || !slices.Contains(d.Repaired, f.Region) {
		return false, nil
	}
	recorded, err := TrailRecords(ctx, d.trails(f.Region))
	if err != nil {
		return false, fmt.Errorf("whether a trail sees it deleted is unknown (cloudtrail:DescribeTrails, GetTrailStatus): %s", awserrors.Reason(awserrors.Cause(ctx, err)))
	}
	return !recorded, nil
}
