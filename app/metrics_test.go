package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// Alarms watch what the detector publishes: a metric under another name never has data, and its alarm never goes off.
func TestAlarmsWatchTheDetectorsMetrics(t *testing.T) {
	got := map[string]string{}
	eachResource(t, templatesOfShipped(t), func(where string, r resource) {
		if r.Type != "AWS::CloudWatch::Alarm" {
			return
		}
		if r.Properties["Dimensions"] != nil {
			t.Errorf("%s: the detector's metrics have no dimensions", where)
		}
		got[fmt.Sprint(r.Properties["AlarmName"])] = fmt.Sprint(r.Properties["Namespace"], " ", r.Properties["MetricName"])
	})
	want := map[string]string{
		"bedrock-bootstrap-listed-region-not-logging": detector.Namespace + " " + detector.MetricListedNotLogging,
		"bedrock-bootstrap-dark-region-with-traffic":  detector.Namespace + " " + detector.MetricDarkWithTraffic,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The detector may publish in its own namespace and in no other.
func TestTheDetectorMayPublishItsMetrics(t *testing.T) {
	found := 0
	for _, s := range statements(t, templatesOfShipped(t)) {
		if !slices.Contains(s.Actions, "cloudwatch:PutMetricData") {
			continue
		}
		found++
		condition, err := json.Marshal(s.Condition)
		if err != nil {
			t.Fatal(err)
		}
		if want := `{"StringEquals":{"cloudwatch:namespace":"` + detector.Namespace + `"}}`; string(condition) != want {
			t.Errorf("%s: %s is allowed on condition of %s; want %s", s.where, strings.Join(s.Actions, ", "), condition, want)
		}
	}
	if found != 1 {
		t.Errorf("%d statements allow publishing metrics", found)
	}
}
