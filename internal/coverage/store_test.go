package coverage

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

var (
	yesterday = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	today     = time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
)

// home is the home Region: the ledger bucket and the metrics that were published.
type home struct {
	*objectstoretest.Fake
	metrics   map[string]float64
	metricErr error
}

func newHome() *home { return &home{Fake: objectstoretest.New(), metrics: map[string]float64{}} }

func (h *home) store() *Store { return &Store{h.Bucket(), h} }

func (h *home) PutMetricData(_ context.Context, in *cloudwatch.PutMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.PutMetricDataOutput, error) {
	if h.metricErr != nil {
		return nil, h.metricErr
	}
	for _, d := range in.MetricData {
		if len(d.Dimensions) != 0 {
			panic("a metric with dimensions")
		}
		h.metrics[*in.Namespace+"/"+*d.MetricName] = *d.Value
	}
	return &cloudwatch.PutMetricDataOutput{}, nil
}

func found(region string, state State) Finding {
	return Finding{AccountID: testAccount, Region: region, State: state, Message: "nothing to do", CheckedAt: today}
}

// TestRecord compares the objects' keys and the bytes that the view bedrock_coverage reads.
func TestRecord(t *testing.T) {
	s := newHome()
	elsewhere := found("eu-west-1", Elsewhere)
	elsewhere.Destination, elsewhere.Invocations24h, elsewhere.Listed = "s3://their-logs/<a>", calls24h(12), true
	key, err := s.store().Record(t.Context(), []Finding{elsewhere, found("us-east-1", Denied)})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"account_id":"123456789012","region":"eu-west-1","listed":true,"state":"elsewhere","destination":"s3://their-logs/<a>","invocations_24h":12,"message":"nothing to do","since":"2026-11-23T18:55:12Z","checked_at":"2026-11-23T18:55:12Z"}
{"account_id":"123456789012","region":"us-east-1","listed":false,"state":"denied","invocations_24h":null,"message":"nothing to do","since":"2026-11-23T18:55:12Z","checked_at":"2026-11-23T18:55:12Z"}
`
	if key != "coverage/history/2026/11/23/20261123T185512Z.json" {
		t.Errorf("history key %s", key)
	}
	if len(s.Objects) != 2 || s.Objects[key] != want || s.Objects["coverage/latest/findings.json"] != want {
		t.Errorf("wrote %q", s.Objects)
	}
	for name, value := range map[string]float64{"ListedRegionsUnlogged": 1, "UnlistedRegionsUnlogged": 0, "RegionsDeliveryFailing": 0, "RegionsUnreadable": 1, "DetectorRuns": 1} {
		if got, ok := s.metrics["BedrockBootstrap/"+name]; !ok || got != value {
			t.Errorf("metric %s is %v (%t), want %v", name, got, ok, value)
		}
	}
	if len(s.metrics) != 5 {
		t.Errorf("metrics %v", s.metrics)
	}
}

func TestSinceIsCarriedWhileTheStateLasts(t *testing.T) {
	s := newHome()
	first := []Finding{found("eu-west-1", Off), found("eu-west-2", Off), found("us-east-1", Logging)}
	for i := range first {
		first[i].CheckedAt = yesterday
	}
	if _, err := s.store().Record(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	second := []Finding{found("eu-west-1", Off), found("eu-west-2", Logging), found("eu-west-3", Off), found("us-east-1", Logging)}
	if _, err := s.store().Record(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	latest, err := s.store().Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []time.Time{yesterday, today, today, yesterday} {
		if !latest[i].Since.Equal(want) || !latest[i].CheckedAt.Equal(today) {
			t.Errorf("%s %s since %s, checked at %s; want since %s", latest[i].Region, latest[i].State, latest[i].Since, latest[i].CheckedAt, want)
		}
	}
	if len(s.Objects) != 3 {
		t.Errorf("%d objects, want the latest findings and two of the history", len(s.Objects))
	}
}

func TestNoRunYet(t *testing.T) {
	s := newHome()
	s.GetErr = errors.New("AccessDenied")
	latest, err := s.store().Latest(t.Context())
	if err != nil || latest != nil {
		t.Errorf("error %v, findings %v", err, latest)
	}
}

func TestRecordDoesWhatItCan(t *testing.T) {
	s := newHome()
	s.ListErr = errors.New("the list failed")
	s.metricErr = errors.New("the metrics failed")
	s.PutErr["coverage/latest/findings.json"] = errors.New("the latest failed")
	key, err := s.store().Record(t.Context(), []Finding{found("eu-west-1", Off)})
	if s.Objects[key] == "" {
		t.Error("no history")
	}
	for _, want := range []string{"read s3://the-ledger/coverage/latest/findings.json: the list failed", "write s3://the-ledger/coverage/latest/findings.json: the latest failed", "publish metrics of BedrockBootstrap: the metrics failed"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not say %q", err, want)
		}
	}

	s = newHome()
	s.PutErr[key] = errors.New("the history failed")
	if _, err := s.store().Record(t.Context(), []Finding{found("eu-west-1", Off)}); err == nil || !strings.Contains(err.Error(), "the history failed") {
		t.Errorf("error %v", err)
	}
	if _, ran := s.metrics["BedrockBootstrap/DetectorRuns"]; s.Objects[latestKey] == "" || len(s.metrics) != 4 || ran {
		t.Errorf("objects %v, metrics %v, want all but that of a run", s.Objects, s.metrics)
	}
}

func TestALineThatCannotBeReadHidesNoEarlierOne(t *testing.T) {
	s := newHome()
	s.Objects[latestKey] = `{"region":"eu-west-1","state":"off","since":"2026-11-22T08:00:00Z"}` + "\n{"
	findings := []Finding{found("eu-west-1", Off)}
	_, err := s.store().Record(t.Context(), findings)
	if err == nil || !strings.Contains(err.Error(), "line 2") || !findings[0].Since.Equal(yesterday) {
		t.Errorf("error %v, since %s", err, findings[0].Since)
	}
	if _, err := s.store().Record(t.Context(), findings); err != nil {
		t.Errorf("the next run: %v", err)
	}
}

func TestNothingToRecord(t *testing.T) {
	s := newHome()
	if _, err := s.store().Record(t.Context(), nil); err == nil || len(s.Objects) != 0 || len(s.metrics) != 0 {
		t.Errorf("error %v, objects %v", err, s.Objects)
	}
}

func TestKeysAreInTheirFolders(t *testing.T) {
	if !strings.HasPrefix(latestKey, catalog.CoveragePrefix) || !strings.HasPrefix(historyKey(today), catalog.CoverageHistoryPrefix) {
		t.Errorf("%s, %s", latestKey, historyKey(today))
	}
	if local := today.In(time.FixedZone("", 7*3600)); historyKey(local) != historyKey(today) {
		t.Error("the history key depends on the time zone")
	}
}
