package metering

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
)

func TestProfileCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight.Add(5 * time.Hour))
		m := &meteringtest.CloudWatch{}
		m.Add("Invocations", "busy", midnight.AddDate(0, 0, -30), 4)
		m.Add("Invocations", "busy", midnight.Add(time.Hour), 3)
		m.Add("Invocations", "before", midnight.AddDate(0, 0, -30).Add(-time.Second), 9)
		m.Add("InvocationClientErrors", "refused", midnight.AddDate(0, 0, -1), 1)
		m.Add("InvocationThrottles", "throttled", midnight.AddDate(0, 0, -1), 0.5)
		m.Add("InputTokenCount", "silent", midnight.AddDate(0, 0, -1), 7)
		meter := meterOf(map[string]*meteringtest.CloudWatch{"eu-west-1": m})
		ids := []string{"busy", "before", "refused", "throttled", "silent"}
		calls, err := meter.ProfileCalls(t.Context(), "eu-west-1", ids, 30)
		if want := []int64{7, 0, 1, 1, 0}; err != nil || len(calls) != 5 || [5]int64(calls) != [5]int64(want) {
			t.Errorf("error %v, calls %v, want %v", err, calls, want)
		}
		m.Code = types.StatusCodeForbidden
		if _, err := meter.ProfileCalls(t.Context(), "eu-west-1", ids, 30); err == nil {
			t.Error("calls that could not be read count as none")
		}
		m.Code, m.Err = "", accessDenied
		_, err = meter.ProfileCalls(t.Context(), "eu-west-1", ids, 30)
		if want := "read the calls of 5 inference profiles of eu-west-1 (cloudwatch:GetMetricData): AccessDeniedException: User is not authorized to do it"; err == nil || err.Error() != want {
			t.Errorf("error %v", err)
		}
	})
}
