package metering

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

// A list that is refused and a sum that is incomplete are errors, never a zero.
func TestAFailedReadingIsAnError(t *testing.T) {
	incomplete := &meteringtest.CloudWatch{Code: types.StatusCodeForbidden}
	incomplete.AddCall("profile1", midnight, 1, 1)
	incomplete.Add("ModelInvocationLogsS3DeliveryFailure", "profile1", midnight, 1)
	m := meterOf(map[string]*meteringtest.CloudWatch{"refused": {Err: accessDenied}, "incomplete": incomplete})
	now := midnight.Add(time.Minute)
	for region, want := range map[string]string{"refused": "AccessDeniedException", "incomplete": "CloudWatch answered Forbidden for a series of "} {
		if _, err := m.Invocations(t.Context(), region, now); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: invocations: error %v", region, err)
		}
		if _, err := m.FailedDeliveries(t.Context(), region, now); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: failed deliveries: error %v", region, err)
		}
	}
}

// A day that could not be written is not counted, and ends the Region.
func TestADayThatCannotBeWritten(t *testing.T) {
	s := objectstoretest.New()
	today := time.Now().UTC().Truncate(24 * time.Hour)
	s.PutErr[dayKey(today.AddDate(0, 0, -3), "us-east-1")] = accessDenied
	n, err := recordDays(t, s, map[string]*meteringtest.CloudWatch{"us-east-1": {}})
	if n != DaysPerRun-4 || err == nil || !strings.HasPrefix(err.Error(), "write s3://the-ledger/metered/") {
		t.Errorf("%d days, error %v", n, err)
	}
}

// A meter has a client for each Region.
func TestNew(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Authorization"), "/eu-west-1/monitoring/") {
			t.Errorf("signed with %s", r.Header.Get("Authorization"))
		}
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, "no")
	}))
	defer server.Close()
	cfg := aws.Config{Region: "us-east-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}
	if _, err := New(cfg).Invocations(t.Context(), "eu-west-1", midnight); err == nil || !strings.Contains(awserrors.Reason(err), "answered with status 403 Forbidden and no error of AWS") {
		t.Errorf("error %v", err)
	}
}
