package detector

import (
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// A Region's time goes by calls, however many series there are: one call reads them all, and the largest series counts.
func TestAllSeriesOfFailedDeliveriesAreReadInOneCall(t *testing.T) {
	r := &fakeRegion{perSeries: []float64{2, 1}}
	for i := range 40 {
		r.failures = append(r.failures, failedDelivery(types.Dimension{Name: aws.String("ModelId"), Value: aws.String(fmt.Sprint("model", i))}))
	}
	w := &world{regions: map[string]*fakeRegion{"eu-west-1": r}}
	failed, err := failedDeliveries(t.Context(), w.detector().metrics("eu-west-1"), today)
	if err != nil || failed != 3 || r.failuresRead != 1 {
		t.Errorf("error %v, %d failed, %d calls", err, failed, r.failuresRead)
	}
}

// The order in which CloudWatch names dimensions makes no series of its own, and no value runs into the next name.
func TestSeriesAreToldApartByTheirDimensions(t *testing.T) {
	one := func(pairs ...string) string {
		var m types.Metric
		for i := 0; i < len(pairs); i += 2 {
			m.Dimensions = append(m.Dimensions, types.Dimension{Name: &pairs[i], Value: &pairs[i+1]})
		}
		return dimensions(m)
	}
	if one("a", "1", "b", "2") != one("b", "2", "a", "1") {
		t.Error("another order is another series")
	}
	if one("a", "1", "b", "2") == one("a", `1","b"="2`) || one("a", "1") == one("a", "2") || one("a", "1") == one() {
		t.Error("two series are one")
	}
}
