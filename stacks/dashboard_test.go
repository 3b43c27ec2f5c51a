package stacks_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// dashboard is the body of a dashboard.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
type dashboard struct {
	Widgets []struct {
		Type       string
		Properties struct {
			Title   string
			Alarms  []string
			Metrics [][]any
		}
	}
}

// theDashboard returns the dashboard of templates, with an "X" for every function of CloudFormation.
func theDashboard(t *testing.T, set templates.Set) dashboard {
	t.Helper()
	var body strings.Builder
	set.EachResource(t, func(_ string, r templates.Resource) {
		if r.Type != "AWS::CloudWatch::Dashboard" {
			return
		}
		join := r.Properties["DashboardBody"].(map[string]any)["Fn::Join"].([]any)
		for _, part := range join[1].([]any) {
			text, literal := part.(string)
			if !literal {
				text = "X"
			}
			body.WriteString(text)
		}
	})
	var d dashboard
	if err := json.Unmarshal([]byte(body.String()), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// The dashboard shows every metric of the detector and of the roll-up and every alarm, and finds the profiles of each Region by a search:
// their ids are random.
func TestTheDashboardShowsEverything(t *testing.T) {
	shown, alarms := map[string]bool{}, 0
	profiles, tokens, failures := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, w := range theDashboard(t, synthesis.Shipped(t)).Widgets {
		alarms += len(w.Properties.Alarms)
		for _, m := range w.Properties.Metrics {
			if m[0] == catalog.MetricNamespace {
				shown[m[1].(string)] = true
				continue
			}
			search := m[0].(map[string]any)
			expression := search["expression"].(string)
			region, elsewhere := search["region"].(string)
			if !elsewhere {
				region = bootstrap.Catalog().Account.HomeRegion
			}
			exact := strings.Contains(expression, `SEARCH('{AWS/Bedrock,ModelId} MetricName=("InputTokenCount" OR "OutputTokenCount" OR "CacheReadInputTokenCount" OR "CacheReadInputTokens" OR "CacheWriteInputTokenCount" OR "CacheWriteInputTokens")', 'Sum', 3600)`)
			switch {
			case exact && strings.HasPrefix(expression, "SUM("):
				tokens[region] = true
			case exact && strings.HasSuffix(w.Properties.Title, region):
				profiles[region] = true
			case strings.Contains(expression, `'Namespace="AWS/Bedrock" MetricName="ModelInvocationLogsS3DeliveryFailure"'`):
				failures[region] = true
			}
		}
	}
	for _, name := range []string{catalog.MetricListedUnlogged, catalog.MetricUnlistedUnlogged, catalog.MetricDeliveryFailing, catalog.MetricUnreadable, catalog.MetricRuns,
		catalog.MetricRollUpFailures, catalog.MetricDaysNotRolledUp} {
		if !shown[name] {
			t.Errorf("%s is not shown", name)
		}
	}
	want := 5
	if len(bootstrap.Catalog().ExistingRoles()) > 0 {
		want++
	}
	if len(shown) != 7 || alarms != want {
		t.Errorf("%d metrics of ours and %d alarms are shown, want 7 and %d", len(shown), alarms, want)
	}
	for _, r := range bootstrap.Catalog().Regions {
		if !profiles[r.Name] || !tokens[r.Name] || !failures[r.Name] {
			t.Errorf("%s: profiles %t, tokens %t, failed deliveries %t", r.Name, profiles[r.Name], tokens[r.Name], failures[r.Name])
		}
	}
}

// An alarm that only some lists have is on their dashboard, too.
func TestTheDashboardShowsEveryAlarmThereIs(t *testing.T) {
	c := synthesis.Lists()
	c.Products[1].Services = slices.Clone(c.Products[1].Services)
	c.Products[1].Services[0].ExistingRoles = []catalog.ExistingRole{{Environment: "prod", Name: "legacy"}}
	set := synthesis.Of(t, c)
	there, shown := 0, 0
	set.EachResource(t, func(_ string, r templates.Resource) {
		if r.Type == "AWS::CloudWatch::Alarm" {
			there++
		}
	})
	for _, w := range theDashboard(t, set).Widgets {
		shown += len(w.Properties.Alarms)
	}
	if there != 6 || shown != there {
		t.Errorf("%d alarms, of which %d are shown, want 6", there, shown)
	}
}
