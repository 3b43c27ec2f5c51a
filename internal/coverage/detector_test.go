package coverage

import (
	"errors"
	"fmt"
	"net"
	"testing"

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
	const videoUnknown = "; whether it delivers video is unknown, because the answer leaves out its flag"
	failing := func(deliveries string) string {
		return "let Amazon Bedrock write to " + ours + ` again (docs/runbook.md, "Delivery fails"): logging is on and CloudWatch counts ` + deliveries + " in 3 hours"
	}

	for _, c := range []struct {
		name     string
		region   fakeRegion
		listed   bool
		want     Finding
		unlogged bool
	}{
		{"logging, listed", fakeRegion{logging: toBucket(ours, "")}, true,
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"logging, unlisted", fakeRegion{logging: toBucket(ours, ""), series: series(1), perSeries: []float64{3}}, false,
			Finding{State: Logging, Invocations24h: calls24h(3), Message: "nothing to do: logging is on"}, false},
		{"logging, and to CloudWatch as well", fakeRegion{logging: beside}, true,
			Finding{State: Logging, logGroup: "/bedrock", Invocations24h: calls24h(0), Message: "nothing to do: logging is on (and delivers to CloudWatch log group /bedrock as well)"}, false},
		{"logging to CloudWatch as well, and failed deliveries", fakeRegion{logging: beside, failures: []cloudwatchtypes.Metric{failedDelivery()}, perSeries: []float64{1}}, true,
			Finding{State: DeliveryFailing, logGroup: "/bedrock", Invocations24h: calls24h(0), Message: "let Amazon Bedrock write to " + ours + ` again (docs/runbook.md, "Delivery fails"): logging is on (and delivers to CloudWatch log group /bedrock as well) and CloudWatch counts 1 failed delivery in 3 hours`}, false},
		{"off, listed and idle", fakeRegion{}, true,
			Finding{State: Off, Invocations24h: calls24h(0), Message: `turn it on (docs/runbook.md, "Unlogged Region"): logging is off`}, true},
		{"off, no destination", fakeRegion{logging: &types.LoggingConfig{}}, true,
			Finding{State: Off, Invocations24h: calls24h(0), Message: `turn it on (docs/runbook.md, "Unlogged Region"): logging is off`}, true},
		{"off, unlisted and idle", fakeRegion{series: series(2)}, false,
			Finding{State: Off, Invocations24h: calls24h(0), Message: "nothing to do: logging is off and nothing was called in 24 hours"}, false},
		{"off, unlisted with one call", fakeRegion{series: series(1), perSeries: []float64{1}}, false,
			Finding{State: Off, Invocations24h: calls24h(1), Message: "add eu-west-1 to regions.go and deploy, or stop calling it: logging is off with 1 call in 24 hours"}, true},
		{"off, unlisted with calls", fakeRegion{series: series(2), perSeries: []float64{1, 20}}, false,
			Finding{State: Off, Invocations24h: calls24h(42), Message: "add eu-west-1 to regions.go and deploy, or stop calling it: logging is off with 42 calls in 24 hours"}, true},
		{"off, unlisted, traffic denied", fakeRegion{metricErr: accessDenied}, false,
			Finding{State: Off, Message: "allow cloudwatch:ListMetrics and GetMetricData in eu-west-1: logging is off and its traffic is unknown: AccessDeniedException: User is not authorized to do it"}, false},
		{"off, unlisted, a series fails", fakeRegion{series: series(1), perSeries: []float64{5}, code: cloudwatchtypes.StatusCodeInternalError}, false,
			Finding{State: Off, Message: "run it again: logging is off and its traffic is unknown: CloudWatch answered InternalError for a series of Invocations"}, false},
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
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"the video flag is left out, listed", fakeRegion{logging: withoutVideo(toBucket(ours, ""))}, true,
			Finding{State: Logging, Invocations24h: calls24h(0), Message: "nothing to do: logging is on"}, false},
		{"the video flag is left out, and another differs", fakeRegion{logging: withoutVideo(withBodies(toBucket(ours, ""), aws.Bool(true)))}, true,
			Finding{State: BodiesDiffer, Invocations24h: calls24h(0), Message: differ + videoUnknown}, false},
		{"the video flag is left out, elsewhere", fakeRegion{logging: withoutVideo(toBucket("their-logs", ""))}, true,
			Finding{State: Elsewhere, Destination: "s3://their-logs/", Invocations24h: calls24h(0), Message: `move it (docs/runbook.md, "Foreign configuration"): logging goes to s3://their-logs/, not to ` + ours + videoUnknown}, true},
		{"the video flag is left out, below a prefix", fakeRegion{logging: withoutVideo(toBucket(ours, "audit/"))}, true,
			Finding{State: WrongPrefix, Destination: "s3://" + ours + "/audit/", Invocations24h: calls24h(0), Message: `move it (docs/runbook.md, "Foreign configuration"): logging goes to s3://` + ours + `/audit/, not to ` + ours + videoUnknown}, true},
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
			Finding{State: Logging, DeliveryUnknown: true, Invocations24h: calls24h(0), Message: "allow cloudwatch:ListMetrics and GetMetricData in eu-west-1: logging is on, and whether it is delivered is unknown: AccessDeniedException: User is not authorized to do it"}, false},
		{"elsewhere, CloudWatch", fakeRegion{logging: toLogGroup("/bedrock"), series: series(1), perSeries: []float64{7}}, false,
			Finding{State: Elsewhere, Destination: "CloudWatch log group /bedrock", Invocations24h: calls24h(7), Message: "add eu-west-1 to regions.go and deploy, or stop calling it: logging goes to CloudWatch log group /bedrock, not to " + ours + " with 7 calls in 24 hours; whether it delivers text, image, embedding, video, audio is unknown, because the answer leaves out their flags"}, true},
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
			Finding{State: Denied, Invocations24h: calls24h(9), Message: "allow bedrock:GetModelInvocationLoggingConfiguration in eu-west-1: 9 calls in 24 hours may leave no record: AccessDeniedException: User is not authorized to do it"}, true},
		{"unreachable, with traffic", fakeRegion{err: errors.New("connection reset"), series: series(1), perSeries: []float64{1}}, false,
			Finding{State: Unreachable, Invocations24h: calls24h(1), Message: "run the detector again: 1 call in 24 hours may leave no record: eu-west-1 could not be read: connection reset"}, true},
		{"denied, listed", fakeRegion{err: accessDenied, metricErr: accessDenied}, true,
			Finding{State: Denied, Message: "allow bedrock:GetModelInvocationLoggingConfiguration in eu-west-1: AccessDeniedException: User is not authorized to do it"}, true},
		{"unreachable", fakeRegion{err: errors.New("connection reset")}, false,
			Finding{State: Unreachable, Invocations24h: calls24h(0), Message: "run the detector again: eu-west-1 could not be read: connection reset"}, false},
		{"a known Region without a name", fakeRegion{err: &net.DNSError{Err: "no such host", Name: "bedrock", IsNotFound: true}}, false,
			Finding{State: Unreachable, Invocations24h: calls24h(0), Message: "run the detector again: eu-west-1 could not be read: lookup bedrock: no such host"}, false},
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
			if got.Unlogged() != c.unlogged {
				t.Errorf("unlogged is %t", got.Unlogged())
			}
			if c.region.status != "" && c.region.status != accounttypes.RegionOptStatusEnabled && c.region.read != 0 {
				t.Error("a Region that is not enabled was read")
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
	if f.State != NotEnabled || f.Message != "nothing to do: Amazon Bedrock has no endpoint in ap-east-1" || f.Unlogged() || f.Unreadable() {
		t.Errorf("got %s", show(f))
	}
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
