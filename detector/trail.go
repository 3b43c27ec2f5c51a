package detector

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
)

type trailsAPI interface {
	DescribeTrails(context.Context, *cloudtrail.DescribeTrailsInput, ...func(*cloudtrail.Options)) (*cloudtrail.DescribeTrailsOutput, error)
}

// repairBlind reports whether a Region that logs and is to be repaired has no trail: then nobody sees its configuration
// deleted before the next run. Trails of other Regions and of the organization count where they cover the Region.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
func (d *Detector) repairBlind(ctx context.Context, f Finding) (bool, error) {
	if f.State != Logging || !f.Listed || !slices.Contains(d.Repaired, f.Region) {
		return false, nil
	}
	answer, err := d.trails(f.Region).DescribeTrails(ctx, &cloudtrail.DescribeTrailsInput{})
	if err != nil {
		return false, fmt.Errorf("whether a trail sees it deleted is unknown (cloudtrail:DescribeTrails): %s", Reason(cause(ctx, err)))
	}
	return len(answer.TrailList) == 0, nil
}
