package metering

import (
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Day is the usage of one model in a Region on one day (UTC), logged or not. The view bedrock_metered reads its JSON keys.
type Day struct {
	Date   catalog.Date `json:"day"`
	Region string       `json:"region"`
	// ModelID is the value of CloudWatch's dimension ModelId: a profile's calls count under the profile's id. Nil: the line says
	// that the Region was read, whether or not a model was called.
	ModelID *string `json:"model_id"`
	Usage
	// CheckedAt is the time of the reading.
	CheckedAt time.Time `json:"checked_at"`
	// Complete says that the day had been over for six hours at the time of the reading.
	Complete bool `json:"complete"`
}

// settled is the time after a day's end from which its sums are final. Amazon Bedrock's metrics show within 15 minutes. Points that
// a service publishes three hours late, or later, become readable up to two hours after that. The sixth hour is spare.
// https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
const settled = 6 * time.Hour

// complete reports whether the sums of a day that began at midnight are final at the time of a reading.
func complete(midnight, read time.Time) bool {
	return !read.Before(midnight.AddDate(0, 0, 1).Add(settled))
}

// dayKey returns the key of the object of a day and Region. Each run overwrites it, so that no run counts a day twice. A day that
// could not be read has no object.
func dayKey(midnight time.Time, region string) string {
	return dayFolder(midnight) + region + ".json"
}

func dayFolder(midnight time.Time) string {
	return catalog.MeteredPrefix + midnight.Format("2006/01/02/")
}
