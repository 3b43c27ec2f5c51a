package metering

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering/meteringtest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

var accessDenied = &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "User is not authorized\nto do it"}

// meterOf returns a meter of these Regions.
func meterOf(regions map[string]*meteringtest.CloudWatch) *Meter {
	return NewWithClients(func(region string) CloudWatch { return regions[region] })
}

// recordDays records the days of these Regions.
func recordDays(t *testing.T, s *objectstoretest.Fake, regions map[string]*meteringtest.CloudWatch) (int, error) {
	t.Helper()
	return meterOf(regions).RecordDays(t.Context(), s.Bucket(), slices.Collect(maps.Keys(regions)))
}

// at moves the clock of a synctest bubble, which begins in the year 2000, to a time.
func at(when time.Time) { time.Sleep(time.Until(when)) }

func TestMeteringADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight.Add(5*time.Hour + 30*time.Minute))
		m := &meteringtest.CloudWatch{}
		m.AddCall("profile1", midnight.Add(-time.Second), 7, 3) // yesterday
		m.AddCall("profile1", midnight, 100, 20)
		m.AddCall("profile1", midnight.Add(5*time.Hour), 11, 2)
		m.AddCall("amazon.nova-lite-v1:0", midnight.Add(time.Hour), 5, 1)
		s := objectstoretest.New()
		n, err := recordDays(t, s, map[string]*meteringtest.CloudWatch{"us-east-1": m, "eu-west-1": {}})
		if err != nil || n != 28 || len(s.Objects) != 28 {
			t.Fatalf("error %v, %d days, %d objects", err, n, len(s.Objects))
		}
		line := func(day, region, model string, n, in, out int, complete bool) string {
			return fmt.Sprintf(`{"day":"%s","region":"%s","model_id":%s,"invocations":%d,"input_tokens":%d,"output_tokens":%d,"cache_read_tokens":%d,"cache_write_tokens":%d,"checked_at":"2026-11-24T05:30:00Z","complete":%t}`+"\n",
				day, region, model, n, in, out, 1000*n, 500*n, complete)
		}
		read := func(day, region string, complete bool) string { return line(day, region, "null", 0, 0, 0, complete) }
		for key, want := range map[string]string{
			"metered/2026/11/24/us-east-1.json": read("2026-11-24", "us-east-1", false) +
				line("2026-11-24", "us-east-1", `"amazon.nova-lite-v1:0"`, 1, 5, 1, false) + line("2026-11-24", "us-east-1", `"profile1"`, 2, 111, 22, false),
			"metered/2026/11/23/us-east-1.json": read("2026-11-23", "us-east-1", false) + // over for five and a half hours
				line("2026-11-23", "us-east-1", `"profile1"`, 1, 7, 3, false),
			"metered/2026/11/11/us-east-1.json": read("2026-11-11", "us-east-1", true),
			"metered/2026/11/24/eu-west-1.json": read("2026-11-24", "eu-west-1", false),
		} {
			if got, exists := s.Objects[key]; got != want || !exists {
				t.Errorf("%s is %t\n%s", key, exists, got)
			}
		}
		if m.SeriesRead != 10 {
			t.Errorf("%d series read, want five of each model", m.SeriesRead)
		}
	})
}

// TestARerunCountsNoDayTwice goes through two days, hour by hour, with an outage of the detector.
func TestARerunCountsNoDayTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight.Add(30 * time.Minute))
		m, s := &meteringtest.CloudWatch{}, objectstoretest.New()
		run := func() int {
			s.Puts = nil
			if _, err := recordDays(t, s, map[string]*meteringtest.CloudWatch{"us-east-1": m}); err != nil {
				t.Fatal(err)
			}
			return len(s.Puts)
		}
		if n := run(); n != 14 {
			t.Errorf("the first run wrote %d days", n)
		}
		m.AddCall("profile1", midnight.Add(3*time.Hour), 100, 20)
		var counts []int
		for range 36 {
			time.Sleep(time.Hour)
			counts = append(counts, run())
		}
		// Yesterday goes on being written until seven hours after midnight: then an object is surely complete.
		if want := slices.Concat(slices.Repeat([]int{2}, 7), slices.Repeat([]int{1}, 16), slices.Repeat([]int{2}, 8), slices.Repeat([]int{1}, 5)); !slices.Equal(counts, want) {
			t.Errorf("days written: %v, want %v", counts, want)
		}
		day := s.Objects["metered/2026/11/24/us-east-1.json"]
		if strings.Count(day, "\n") != 2 || !strings.Contains(day, `"invocations":1,"input_tokens":100,`) || !strings.Contains(day, `"complete":true`) {
			t.Errorf("the day is %s", day)
		}
		time.Sleep(5 * 24 * time.Hour)
		if n := run(); n != 6 {
			t.Errorf("after five days without a run it wrote %d days", n)
		}
	})
}

func TestADayThatCannotBeReadIsMissing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight)
		partial := &meteringtest.CloudWatch{Code: types.StatusCodeInternalError}
		partial.AddCall("profile1", midnight.Add(-time.Hour), 1, 1)
		s := objectstoretest.New()
		n, err := recordDays(t, s, map[string]*meteringtest.CloudWatch{"eu-west-1": {Err: accessDenied}, "eu-west-2": partial, "us-east-1": {}})
		if n != 14 || len(s.Objects) != 14 {
			t.Errorf("%d days, wrote %v", n, s.Puts)
		}
		for _, want := range []string{
			"read the metered usage of eu-west-1 (cloudwatch:ListMetrics, GetMetricData): AccessDeniedException: User is not authorized to do it",
			"read the metered usage of eu-west-2 (cloudwatch:ListMetrics, GetMetricData): CloudWatch answered InternalError for a series of ",
		} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v does not say %q", err, want)
			}
		}
		s.ListErr = errors.New("no bucket")
		if n, err := recordDays(t, s, map[string]*meteringtest.CloudWatch{"us-east-1": {}}); n != 0 || err == nil || err.Error() != "list s3://the-ledger/metered/: no bucket" {
			t.Errorf("%d days, error %v", n, err)
		}
	})
}
