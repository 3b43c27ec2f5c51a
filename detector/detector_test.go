package detector

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	accounttypes "github.com/aws/aws-sdk-go-v2/service/account/types"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	cloudwatchtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

var accessDenied = &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "User is not authorized\nto do it"}

const ours = "bedrock-invocation-logs-123456789012-eu-west-1-an"

func calls24h(n int64) *int64 { return &n }

func TestStates(t *testing.T) {
	beside := toBucket(ours, "")
	beside.CloudWatchConfig = toLogGroup("/bedrock").CloudWatchConfig
	elsewhereTwice := toBucket("their-logs", "a/")
	elsewhereTwice.CloudWatchConfig = toLogGroup("/bedrock").CloudWatchConfig

	text := toBucket(ours, "")
	text.TextDataDeliveryEnabled = aws.Bool(true)
	const differ = `put the flags of regions.go back (docs/runbook.md, "Bodies differ"): logging is on, and which prompts and answers it delivers is not what DeliverBodies says`
	failing := func(deliveries string) string {
		return "let Amazon Bedrock write to " + ours + ` again (docs/runbook.md, "Delivery fails"): logging is on and CloudWatch counts ` + deliveries + " in 3 hours"
	}

	for _, c := range []struct {
		name   string
		region fakeRegion
		listed bool
		want   Finding
		dark   bool
	}{
		{"logging, listed", fakeRegion{logging: toBucket(ours, "")}, true,
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"logging, unlisted", fakeRegion{logging: toBucket(ours, ""), series: series(1), perSeries: []float64{3}}, false,
			Finding{State: Logging, Invocations24h: calls24h(3), Message: "nothing to do: logging is on"}, false},
		{"logging, and to CloudWatch as well", fakeRegion{logging: beside}, true,
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"off, listed and idle", fakeRegion{}, true,
			Finding{State: Off, Invocations24h: calls24h(0), Message: `turn it on (docs/runbook.md, "Dark Region"): logging is off`}, true},
		{"off, no destination", fakeRegion{logging: &types.LoggingConfig{}}, true,
			Finding{State: Off, Invocations24h: calls24h(0), Message: `turn it on (docs/runbook.md, "Dark Region"): logging is off`}, true},
		{"off, unlisted and idle", fakeRegion{series: series(2)}, false,
			Finding{State: Off, Invocations24h: calls24h(0), Message: "nothing to do: logging is off and nothing was called in 24 hours"}, false},
		{"off, unlisted with one call", fakeRegion{series: series(1), perSeries: []float64{1}}, false,
			Finding{State: Off, Invocations24h: calls24h(1), Message: "add eu-west-1 to regions.go and deploy, or stop calling it: logging is off with 1 call in 24 hours"}, true},
		{"off, unlisted with calls", fakeRegion{series: series(2), perSeries: []float64{1, 20}}, false,
			Finding{State: Off, Invocations24h: calls24h(42), Message: "add eu-west-1 to regions.go and deploy, or stop calling it: logging is off with 42 calls in 24 hours"}, true},
		{"off, unlisted, traffic denied", fakeRegion{metricErr: accessDenied}, false,
			Finding{State: Off, Message: "allow cloudwatch:ListMetrics and GetMetricData in eu-west-1, or run again: logging is off and its traffic is unknown: AccessDeniedException: User is not authorized to do it"}, false},
		{"off, unlisted, a series fails", fakeRegion{series: series(1), perSeries: []float64{5}, code: cloudwatchtypes.StatusCodeInternalError}, false,
			Finding{State: Off, Message: "allow cloudwatch:ListMetrics and GetMetricData in eu-west-1, or run again: logging is off and its traffic is unknown: CloudWatch answered InternalError for a series of Invocations"}, false},
		{"elsewhere, listed", fakeRegion{logging: toBucket("their-logs", "")}, true,
			Finding{State: Elsewhere, Destination: "s3://their-logs/", Invocations24h: calls24h(0), Message: `move it (docs/runbook.md, "Foreign configuration"): logging goes to s3://their-logs/, not to ` + ours}, true},
		{"a prefix of our bucket, listed", fakeRegion{logging: toBucket(ours, "audit/")}, true,
			Finding{State: WrongPrefix, Destination: "s3://" + ours + "/audit/", Invocations24h: calls24h(0), Message: `move it (docs/runbook.md, "Foreign configuration"): logging goes to s3://` + ours + `/audit/, not to ` + ours}, true},
		{"a prefix of our bucket, unlisted with calls", fakeRegion{logging: toBucket(ours, "audit/"), series: series(1), perSeries: []float64{2}}, false,
			Finding{State: WrongPrefix, Destination: "s3://" + ours + "/audit/", Invocations24h: calls24h(2), Message: "add eu-west-1 to regions.go and deploy, or stop calling it: logging goes to s3://" + ours + "/audit/, not to " + ours + " with 2 calls in 24 hours"}, true},
		{"all bodies, listed", fakeRegion{logging: withBodies(toBucket(ours, ""), aws.Bool(true))}, true,
			Finding{State: BodiesDiffer, Invocations24h: calls24h(0), Message: differ}, false},
		{"one kind of body, listed", fakeRegion{logging: text}, true,
			Finding{State: BodiesDiffer, Invocations24h: calls24h(0), Message: differ}, false},
		{"flags that are left out, listed", fakeRegion{logging: withBodies(toBucket(ours, ""), nil)}, true,
			Finding{State: BodiesDiffer, Invocations24h: calls24h(0), Message: differ}, false},
		{"all bodies, unlisted", fakeRegion{logging: withBodies(toBucket(ours, ""), aws.Bool(true))}, false,
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"failed deliveries, listed", fakeRegion{logging: toBucket(ours, ""), failures: []cloudwatchtypes.Metric{failedDelivery()}, perSeries: []float64{1, 2}}, true,
			Finding{State: DeliveryFailing, Invocations24h: calls24h(0), Message: failing("3 failed deliveries")}, false},
		{"a failed delivery in two series, unlisted", fakeRegion{logging: toBucket(ours, ""), failures: []cloudwatchtypes.Metric{failedDelivery(), failedDelivery(cloudwatchtypes.Dimension{})}, perSeries: []float64{1}}, false,
			Finding{State: DeliveryFailing, Invocations24h: calls24h(0), Message: failing("1 failed delivery")}, false},
		{"failed deliveries and other bodies", fakeRegion{logging: text, failures: []cloudwatchtypes.Metric{failedDelivery()}, perSeries: []float64{1}}, true,
			Finding{State: DeliveryFailing, Invocations24h: calls24h(0), Message: failing("1 failed delivery")}, false},
		{"deliveries that failed long ago", fakeRegion{logging: toBucket(ours, ""), failures: []cloudwatchtypes.Metric{failedDelivery()}}, true,
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"failed deliveries of another's logs", fakeRegion{logging: toBucket("their-logs", ""), failures: []cloudwatchtypes.Metric{failedDelivery()}, perSeries: []float64{1}}, false,
			Finding{State: Elsewhere, Destination: "s3://their-logs/", Invocations24h: calls24h(0), Message: "nothing to do: logging goes to s3://their-logs/, not to " + ours + " and nothing was called in 24 hours"}, false},
		{"deliveries unknown", fakeRegion{logging: toBucket(ours, ""), failuresErr: accessDenied}, true,
			Finding{State: Logging, unwatched: true, Invocations24h: calls24h(0), Message: "allow cloudwatch:ListMetrics and GetMetricData in eu-west-1, or run again: logging is on, and whether it is delivered is unknown: AccessDeniedException: User is not authorized to do it"}, false},
		{"elsewhere, CloudWatch", fakeRegion{logging: toLogGroup("/bedrock"), series: series(1), perSeries: []float64{7}}, false,
			Finding{State: Elsewhere, Destination: "CloudWatch log group /bedrock", Invocations24h: calls24h(7), Message: "add eu-west-1 to regions.go and deploy, or stop calling it: logging goes to CloudWatch log group /bedrock, not to " + ours + " with 7 calls in 24 hours"}, true},
		{"elsewhere, both", fakeRegion{logging: elsewhereTwice}, false,
			Finding{State: Elsewhere, Destination: "s3://their-logs/a/ and CloudWatch log group /bedrock", Invocations24h: calls24h(0), Message: "nothing to do: logging goes to s3://their-logs/a/ and CloudWatch log group /bedrock, not to " + ours + " and nothing was called in 24 hours"}, false},
		{"the bucket of another Region", fakeRegion{logging: toBucket(catalog.LogBucket(testAccount, "us-east-1"), "")}, false,
			Finding{State: Elsewhere, Destination: "s3://bedrock-invocation-logs-123456789012-us-east-1-an/", Invocations24h: calls24h(0), Message: "nothing to do: logging goes to s3://bedrock-invocation-logs-123456789012-us-east-1-an/, not to " + ours + " and nothing was called in 24 hours"}, false},
		{"not enabled, unlisted", fakeRegion{status: accounttypes.RegionOptStatusDisabled}, false,
			Finding{State: NotEnabled, Message: "nothing to do: the Region is not enabled for the account"}, false},
		{"not enabled, listed", fakeRegion{status: accounttypes.RegionOptStatusEnabling}, true,
			Finding{State: NotEnabled, Message: "enable it (aws account enable-region --region-name eu-west-1) or retire it in regions.go: the Region is listed and not enabled for the account"}, true},
		{"opted in", fakeRegion{status: accounttypes.RegionOptStatusEnabled, logging: toBucket(ours, "")}, false,
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"denied, with traffic", fakeRegion{err: accessDenied, series: series(1), perSeries: []float64{9}}, false,
			Finding{State: Denied, Invocations24h: calls24h(9), Message: "allow bedrock:GetModelInvocationLoggingConfiguration in eu-west-1: AccessDeniedException: User is not authorized to do it"}, false},
		{"denied, listed", fakeRegion{err: accessDenied, metricErr: accessDenied}, true,
			Finding{State: Denied, Message: "allow bedrock:GetModelInvocationLoggingConfiguration in eu-west-1: AccessDeniedException: User is not authorized to do it"}, true},
		{"unreachable", fakeRegion{err: errors.New("connection reset")}, false,
			Finding{State: Unreachable, Invocations24h: calls24h(0), Message: "run the detector again: eu-west-1 could not be asked: connection reset"}, false},
		{"a known Region without a name", fakeRegion{err: &net.DNSError{Err: "no such host", Name: "bedrock", IsNotFound: true}}, false,
			Finding{State: Unreachable, Invocations24h: calls24h(0), Message: "run the detector again: eu-west-1 could not be asked: lookup bedrock: no such host"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := &world{regions: map[string]*fakeRegion{"eu-west-1": &c.region}}
			var listed []string
			if c.listed {
				listed = []string{"eu-west-1"}
			}
			findings, err := w.detector(listed...).Detect(t.Context())
			if err != nil || len(findings) != 1 {
				t.Fatalf("error %v, findings %+v", err, findings)
			}
			got := findings[0]
			c.want.AccountID, c.want.Region, c.want.Listed, c.want.CheckedAt = testAccount, "eu-west-1", c.listed, got.CheckedAt
			if show(got) != show(c.want) {
				t.Errorf("got\n%s\nwant\n%s", show(got), show(c.want))
			}
			if got.Dark() != c.dark {
				t.Errorf("dark is %t", got.Dark())
			}
			if c.region.status != "" && c.region.status != accounttypes.RegionOptStatusEnabled && c.region.asked != 0 {
				t.Error("a Region that is not enabled was asked")
			}
		})
	}
}

func show(f Finding) string {
	calls := "NULL"
	if f.Invocations24h != nil {
		calls = fmt.Sprint(*f.Invocations24h)
	}
	f.Invocations24h = nil
	return fmt.Sprintf("%+v calls=%s", f, calls)
}

func TestARegionWithoutBedrock(t *testing.T) {
	none := &net.DNSError{Err: "no such host", Name: "bedrock.ap-east-1.amazonaws.com", IsNotFound: true}
	w := &world{regions: map[string]*fakeRegion{"ap-east-1": {err: none, metricErr: none}}}
	findings, err := w.detector().Detect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f := findings[0]
	if f.State != NotEnabled || f.Message != "nothing to do: Amazon Bedrock has no endpoint in ap-east-1" || f.Dark() || f.Unreadable() {
		t.Errorf("got %s", show(f))
	}
}

// TestOneRegionHidesNoOther is an account of 33 Regions, 300 ms away, of which one hangs, one is denied and one is not
// enabled.
func TestOneRegionHidesNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{latency: 300 * time.Millisecond, regions: map[string]*fakeRegion{}}
		for _, name := range catalog.KnownRegions {
			w.regions[name] = &fakeRegion{logging: toBucket(catalog.LogBucket(testAccount, name), ""), series: series(2), perSeries: []float64{4}}
		}
		w.regions["eu-west-3"].slow = time.Hour
		w.regions["sa-east-1"].err = accessDenied
		w.regions["me-south-1"].status = accounttypes.RegionOptStatusDisabled
		d := w.detector(catalog.KnownRegions...)
		var progress []int
		d.Progress = func(done, all int) {
			if all != len(catalog.KnownRegions) {
				t.Errorf("%d Regions", all)
			}
			progress = append(progress, done)
		}

		start := time.Now()
		findings, err := d.Detect(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took >= 5*time.Second {
			t.Errorf("took %s", took)
		}
		if len(findings) != 33 || len(progress) != 33 || progress[32] != 33 {
			t.Errorf("%d findings, progress %v", len(findings), progress)
		}
		if !slices.IsSortedFunc(findings, func(a, b Finding) int { return strings.Compare(a.Region, b.Region) }) {
			t.Error("not in the order of their names")
		}
		for _, f := range findings {
			want, calls := Logging, int64(8)
			switch f.Region {
			case "eu-west-3":
				want = Unreachable
				if !strings.HasSuffix(f.Message, "no answer within 4s") {
					t.Errorf("message %q", f.Message)
				}
			case "sa-east-1":
				want = Denied
			case "me-south-1":
				want, calls = NotEnabled, -1
			}
			if f.State != want || calls >= 0 && (f.Invocations24h == nil || *f.Invocations24h != calls) {
				t.Errorf("%s: got %s", f.Region, show(f))
			}
		}
	})
}

func TestDeadlineIsARegionsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{regions: map[string]*fakeRegion{"eu-west-1": {slow: 10 * time.Second}}}
		d := w.detector()
		d.Deadline = 15 * time.Second
		findings, err := d.Detect(t.Context())
		if err != nil || findings[0].State != Off {
			t.Errorf("error %v, got %s", err, show(findings[0]))
		}
	})
}

func TestPages(t *testing.T) {
	w := &world{pageSize: 7, regions: map[string]*fakeRegion{}}
	for _, name := range catalog.KnownRegions {
		w.regions[name] = &fakeRegion{}
	}
	w.regions["us-west-2"].series, w.regions["us-west-2"].perSeries = series(1201), []float64{1, 2}
	findings, err := w.detector().Detect(t.Context())
	if err != nil || len(findings) != 33 {
		t.Fatalf("error %v, %d findings", err, len(findings))
	}
	if n := findings[32].Invocations24h; n == nil || *n != 3603 {
		t.Errorf("calls of 1201 series in pages: %v, want 3603", n)
	}
}

func TestTrafficIsThatOf24ClockHours(t *testing.T) {
	r := &fakeRegion{series: series(1)}
	now := time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
	if _, err := invocations(t.Context(), regionAPI{&world{}, r}, now); err != nil {
		t.Fatal(err)
	}
	if want := time.Date(2026, 11, 22, 19, 0, 0, 0, time.UTC); !r.start.Equal(want) || !r.end.Equal(now) {
		t.Errorf("from %s to %s", r.start, r.end)
	}
}

func TestTheAccountCannotBeAsked(t *testing.T) {
	w := &world{listErr: accessDenied, regions: map[string]*fakeRegion{}}
	for _, name := range catalog.KnownRegions {
		w.regions[name] = &fakeRegion{}
	}
	findings, err := w.detector("eu-west-1").Detect(t.Context())
	want := "list the Regions of the account, for which all known ones stand in (account:ListRegions): AccessDeniedException: User is not authorized to do it"
	if err == nil || err.Error() != want {
		t.Errorf("error %v", err)
	}
	if len(findings) != 33 {
		t.Errorf("%d findings", len(findings))
	}
}

func TestAListedRegionTheAccountDoesNotKnow(t *testing.T) {
	w := &world{regions: map[string]*fakeRegion{"us-east-1": {}}}
	d := w.detector("us-east-1", "xx-new-1")
	d.logging = func(region string) loggingAPI {
		r := &fakeRegion{}
		if region == "xx-new-1" {
			r.err = errors.New("no route")
		}
		return regionAPI{w, r}
	}
	d.metrics = func(string) metricsAPI { return regionAPI{w, &fakeRegion{}} }
	findings, err := d.Detect(t.Context())
	if err != nil || len(findings) != 2 || findings[1].Region != "xx-new-1" || findings[1].State != Unreachable || !findings[1].Dark() {
		t.Errorf("error %v, findings %+v", err, findings)
	}
}

func TestACutOffRunFindsNothing(t *testing.T) {
	w := &world{regions: map[string]*fakeRegion{"us-east-1": {}}, latency: time.Second}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("interrupted"))
	findings, err := w.detector().Detect(ctx)
	if err == nil || !strings.Contains(err.Error(), "interrupted") || findings != nil {
		t.Errorf("error %v, findings %+v", err, findings)
	}
}

func TestARunCutOffHalfwayFindsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{latency: time.Second, regions: map[string]*fakeRegion{"us-east-1": {}, "us-west-2": {slow: time.Second}}}
		ctx, cancel := context.WithTimeoutCause(t.Context(), 2500*time.Millisecond, errors.New("time was up"))
		defer cancel()
		findings, err := w.detector().Detect(ctx)
		if err == nil || !strings.Contains(err.Error(), "time was up") || findings != nil {
			t.Errorf("error %v, findings %+v", err, findings)
		}
	})
}

func TestSummarize(t *testing.T) {
	got := Summarize([]Finding{
		{Listed: true, State: Logging},
		{Listed: true, State: Off},
		{Listed: true, State: Denied},
		{Listed: true, State: NotEnabled},
		{State: Logging, Invocations24h: calls24h(5)},
		{State: Off, Invocations24h: calls24h(5)},
		{State: Elsewhere, Invocations24h: calls24h(5)},
		{State: Off, Invocations24h: calls24h(0)},
		{State: Off},
		{State: Denied, Invocations24h: calls24h(5)},
		{State: Unreachable},
		{State: NotEnabled},
		{Listed: true, State: BodiesDiffer},
		{Listed: true, State: DeliveryFailing},
		{State: DeliveryFailing, Invocations24h: calls24h(5)},
		{State: WrongPrefix, Invocations24h: calls24h(5)},
	})
	if want := (Summary{Regions: 16, Logging: 5, ListedNotLogging: 3, DarkWithTraffic: 3, DeliveryFailing: 2, Unreadable: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
