package detector

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

var (
	yesterday = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	today     = time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
)

func found(region string, state State) Finding {
	return Finding{AccountID: testAccount, Region: region, State: state, Message: "nothing to do", CheckedAt: today}
}

// TestRecord holds the objects' keys and their bytes, which the view bedrock_coverage reads.
func TestRecord(t *testing.T) {
	s := newStore()
	elsewhere := found("eu-west-1", Elsewhere)
	elsewhere.Destination, elsewhere.Invocations24h, elsewhere.Listed = "s3://their-logs/<a>", calls24h(12), true
	key, err := s.ledger().Record(t.Context(), []Finding{elsewhere, found("us-east-1", Denied)})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"account_id":"123456789012","region":"eu-west-1","listed":true,"state":"elsewhere","destination":"s3://their-logs/<a>","invocations_24h":12,"message":"nothing to do","since":"2026-11-23T18:55:12Z","checked_at":"2026-11-23T18:55:12Z"}
{"account_id":"123456789012","region":"us-east-1","listed":false,"state":"denied","invocations_24h":null,"message":"nothing to do","since":"2026-11-23T18:55:12Z","checked_at":"2026-11-23T18:55:12Z"}
`
	if key != "coverage/history/2026/11/23/20261123T185512Z.json" {
		t.Errorf("history key %s", key)
	}
	if len(s.objects) != 2 || s.objects[key] != want || s.objects["coverage/latest/findings.json"] != want {
		t.Errorf("wrote %q", s.objects)
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
	s := newStore()
	first := []Finding{found("eu-west-1", Off), found("eu-west-2", Off), found("us-east-1", Logging)}
	for i := range first {
		first[i].CheckedAt = yesterday
	}
	if _, err := s.ledger().Record(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	second := []Finding{found("eu-west-1", Off), found("eu-west-2", Logging), found("eu-west-3", Off), found("us-east-1", Logging)}
	if _, err := s.ledger().Record(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	latest, err := s.ledger().Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []time.Time{yesterday, today, today, yesterday} {
		if !latest[i].Since.Equal(want) || !latest[i].CheckedAt.Equal(today) {
			t.Errorf("%s %s since %s, checked at %s; want since %s", latest[i].Region, latest[i].State, latest[i].Since, latest[i].CheckedAt, want)
		}
	}
	if len(s.objects) != 3 {
		t.Errorf("%d objects, want the latest findings and two of the history", len(s.objects))
	}
}

func TestNoRunYet(t *testing.T) {
	s := newStore()
	s.getErr = errors.New("AccessDenied")
	latest, err := s.ledger().Latest(t.Context())
	if err != nil || latest != nil {
		t.Errorf("error %v, findings %v", err, latest)
	}
}

func TestRecordDoesWhatItCan(t *testing.T) {
	s := newStore()
	s.listErr = errors.New("the list failed")
	s.metricErr = errors.New("the metrics failed")
	s.putErr["coverage/latest/findings.json"] = errors.New("the latest failed")
	key, err := s.ledger().Record(t.Context(), []Finding{found("eu-west-1", Off)})
	if s.objects[key] == "" {
		t.Error("no history")
	}
	for _, want := range []string{"read s3://the-ledger/coverage/latest/findings.json: the list failed", "write s3://the-ledger/coverage/latest/findings.json: the latest failed", "publish metrics of BedrockBootstrap: the metrics failed"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not say %q", err, want)
		}
	}

	s = newStore()
	s.putErr[key] = errors.New("the history failed")
	if _, err := s.ledger().Record(t.Context(), []Finding{found("eu-west-1", Off)}); err == nil || !strings.Contains(err.Error(), "the history failed") {
		t.Errorf("error %v", err)
	}
	if _, ran := s.metrics["BedrockBootstrap/DetectorRuns"]; s.objects[latestKey] == "" || len(s.metrics) != 4 || ran {
		t.Errorf("objects %v, metrics %v, want all but that of a run", s.objects, s.metrics)
	}
}

func TestALineThatCannotBeReadHidesNoEarlierOne(t *testing.T) {
	s := newStore()
	s.objects[latestKey] = `{"region":"eu-west-1","state":"off","since":"2026-11-22T08:00:00Z"}` + "\n{"
	findings := []Finding{found("eu-west-1", Off)}
	_, err := s.ledger().Record(t.Context(), findings)
	if err == nil || !strings.Contains(err.Error(), "line 2") || !findings[0].Since.Equal(yesterday) {
		t.Errorf("error %v, since %s", err, findings[0].Since)
	}
	if _, err := s.ledger().Record(t.Context(), findings); err != nil {
		t.Errorf("the next run: %v", err)
	}
}

func TestNothingToRecord(t *testing.T) {
	s := newStore()
	if _, err := s.ledger().Record(t.Context(), nil); err == nil || len(s.objects) != 0 || len(s.metrics) != 0 {
		t.Errorf("error %v, objects %v", err, s.objects)
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
