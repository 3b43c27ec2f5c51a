package stacks_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// Alarms watch the metrics of the detector and of the roll-up: a metric with another name has no data, and its alarm never goes off.
func TestAlarmsWatchTheDetectorsMetrics(t *testing.T) {
	got := map[string]string{}
	synthesis.Shipped(t).EachResource(t, func(where string, r templates.Resource) {
		if r.Type != "AWS::CloudWatch::Alarm" {
			return
		}
		if r.Properties["Dimensions"] != nil {
			t.Errorf("%s: the detector's metrics have no dimensions", where)
		}
		if text := fmt.Sprint(r.Properties["AlarmDescription"]); !strings.Contains(text, "docs/runbook.md") || len(text) > 1024 {
			t.Errorf("%s: the description has %d characters and must name docs/runbook.md", where, len(text))
		}
		breaching := r.Properties["TreatMissingData"] == "breaching"
		metric := r.Properties["MetricName"]
		if runs := metric == catalog.MetricRuns || metric == catalog.MetricRollUpFailures; breaching != runs {
			t.Errorf("%s: no data counts as %v", where, r.Properties["TreatMissingData"])
		}
		got[fmt.Sprint(r.Properties["AlarmName"])] = fmt.Sprint(r.Properties["Namespace"], " ", r.Properties["MetricName"])
	})
	want := map[string]string{
		"bedrock-bootstrap-listed-region-unlogged":   catalog.MetricNamespace + " " + catalog.MetricListedUnlogged,
		"bedrock-bootstrap-unlisted-region-unlogged": catalog.MetricNamespace + " " + catalog.MetricUnlistedUnlogged,
		"bedrock-bootstrap-delivery-failing":         catalog.MetricNamespace + " " + catalog.MetricDeliveryFailing,
		"bedrock-bootstrap-detector-not-running":     catalog.MetricNamespace + " " + catalog.MetricRuns,
		"bedrock-bootstrap-roll-up-failing":          catalog.MetricNamespace + " " + catalog.MetricRollUpFailures,
	}
	if len(bootstrap.Catalog().ExistingRoles()) > 0 {
		want["bedrock-bootstrap-existing-role-mistagged"] = catalog.MetricNamespace + " " + catalog.MetricRolesMistagged
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The detector and the roll-up may publish in our namespace and in no other.
func TestOurFunctionsMayPublishTheirMetrics(t *testing.T) {
	found := 0
	for _, s := range synthesis.Shipped(t).Statements(t) {
		if !slices.Contains(s.Actions, "cloudwatch:PutMetricData") {
			continue
		}
		found++
		condition, err := json.Marshal(s.Condition)
		if err != nil {
			t.Fatal(err)
		}
		if want := `{"StringEquals":{"cloudwatch:namespace":"` + catalog.MetricNamespace + `"}}`; string(condition) != want {
			t.Errorf("%s: %s is allowed on condition of %s; want %s", s.Where, strings.Join(s.Actions, ", "), condition, want)
		}
	}
	if found != 2 {
		t.Errorf("%d statements allow publishing metrics", found)
	}
}

// There is one topic, encrypted with a key of the account, which refuses plain HTTP. Our functions may publish to it only.
func TestTheTopicIsEncryptedAndTLSOnly(t *testing.T) {
	shipped := synthesis.Shipped(t)
	topics, refused, publishers := 0, 0, 0
	shipped.EachResource(t, func(where string, r templates.Resource) {
		if r.Type == "AWS::SNS::Topic" {
			topics++
			if key := fmt.Sprint(r.Properties["KmsMasterKeyId"]); !strings.Contains(key, "Fn::GetAtt") {
				t.Errorf("%s is under the key %s, want one of its stack", where, key)
			}
		}
	})
	for _, s := range shipped.Statements(t) {
		if s.Effect == "Deny" && slices.Contains(s.Actions, "sns:Publish") && strings.Contains(fmt.Sprint(s.Condition), "aws:SecureTransport:false") {
			refused++
		}
		if s.Sid == "PublishAlerts" {
			publishers++
			ours := strings.HasPrefix(s.Resources[0], `{"Ref":"AlertsTopic`) || strings.HasSuffix(s.Resources[0], `":`+catalog.AlertTopic+`"]]}`)
			if !slices.Equal(s.Actions, []string{"sns:Publish"}) || len(s.Resources) != 1 || !ours {
				t.Errorf("%s may %v on %v", s.Where, s.Actions, s.Resources)
			}
		}
	}
	if want := 1 + len(bootstrap.Catalog().ActiveRegions()); topics != 1 || refused != 1 || publishers != want {
		t.Errorf("%d topics, %d refuse plain HTTP, %d publishers; want 1, 1 and %d", topics, refused, publishers, want)
	}
}
