package detector

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
)

// TrailsAPI is the part of CloudTrail's client that Recorded asks.
type TrailsAPI interface {
	DescribeTrails(context.Context, *cloudtrail.DescribeTrailsInput, ...func(*cloudtrail.Options)) (*cloudtrail.DescribeTrailsOutput, error)
	GetTrailStatus(context.Context, *cloudtrail.GetTrailStatusInput, ...func(*cloudtrail.Options)) (*cloudtrail.GetTrailStatusOutput, error)
}

// Recorded reports whether a trail that covers the client's Region is switched on. Trails of other Regions and of the organization
// count. Whether its event selectors leave management events out is not asked.
//
// Its error says that this is unknown: no trail is known to record, and a trail did not say.
//
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
func Recorded(ctx context.Context, client TrailsAPI) (bool, error) {
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

// repairBlind reports whether a Region that logs and is to be repaired has no trail that records: then nobody sees its
// configuration deleted before the next run.
func (d *Detector) repairBlind(ctx context.Context, f Finding) (bool, error) {
	if f.State != Logging || !f.Listed || !slices.Contains(d.Repaired, f.Region) {
		return false, nil
	}
	recorded, err := Recorded(ctx, d.trails(f.Region))
	if err != nil {
		return false, fmt.Errorf("whether a trail sees it deleted is unknown (cloudtrail:DescribeTrails, GetTrailStatus): %s", Reason(cause(ctx, err)))
	}
	return !recorded, nil
}
