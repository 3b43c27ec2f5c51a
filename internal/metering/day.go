package detector

import (
	"context"
	"fmt"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Metered is what CloudWatch metered of one model's calls in a Region on one day (UTC), logged or not. Its JSON keys are
// read by the view bedrock_metered.
type Metered struct {
	Day    catalog.Date `json:"day"`
	Region string       `json:"region"`
	// ModelID is the value of CloudWatch's dimension ModelId: a profile's calls count under the profile's id. Nil: the line
	// says that the Region was asked, whether anything was called or not.
	ModelID *string `json:"model_id"`
	Usage
	// CheckedAt is when CloudWatch was asked.
	CheckedAt time.Time `json:"checked_at"`
	// Complete says that the day had been over for six hours when CloudWatch was asked.
	Complete bool `json:"complete"`
}

// settled is how long after its end a day's sums are taken for final. Amazon Bedrock's metrics show within 15 minutes;
// points that a service publishes three hours late, or more, take up to two hours more to be readable. The sixth is spare.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
const settled = 6 * time.Hour

// complete reports whether the sums of a day that began at midnight are final when they are asked for.
func complete(midnight, asked time.Time) bool {
	return !asked.Before(midnight.AddDate(0, 0, 1).Add(settled))
}

// meteredKey returns the key of the object of a day and Region. It is overwritten, so that no run counts a day twice. A day that
// could not be read has none.
func meteredKey(midnight time.Time, region string) string {
	return meteredFolder(midnight) + region + ".json"
}

func meteredFolder(midnight time.Time) string {
	return catalog.MeteredPrefix + midnight.Format("2006/01/02/")
}

// recordMetered overwrites what the ledger holds of a Region's day.
func (l *Ledger) recordMetered(ctx context.Context, midnight time.Time, region string, models []Metered) error {
	body, err := lines(models...)
	if err != nil {
		return fmt.Errorf("encode what was metered in %s: %w", region, err)
	}
	return l.put(ctx, meteredKey(midnight, region), body)
}
