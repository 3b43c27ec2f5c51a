package calls

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

var planNow = time.Date(2026, 11, 23, 15, 30, 0, 0, time.UTC)

func planLists() catalog.Catalog {
	return catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Regions:      []catalog.Region{{Name: "us-east-1"}, {Name: "eu-west-1"}, {Name: "eu-west-2", Retired: "2026-01-01"}},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "prod"}},
		Products: []catalog.Product{
			{
				Name: "a", Team: "one",
				Models:   []catalog.Model{{Name: "chat", ID: "amazon.nova-lite-v1:0"}, {Name: "embed", ID: "amazon.titan-embed-text-v2:0"}},
				Services: []catalog.Service{{Name: "a-api", TrustedBy: catalog.EC2}},
			},
			{
				Name: "b", Team: "two",
				Models:   []catalog.Model{{Name: "chat", ID: "amazon.nova-lite-v1:0"}},
				Services: []catalog.Service{{Name: "b-api", TrustedBy: catalog.EC2, Environments: []string{"prod"}}},
			},
			{
				Name: "c", Team: "three", Shared: true, Regions: []string{"eu-west-1"},
				Models:   []catalog.Model{{Name: "chat", ID: "amazon.nova-lite-v1:0"}},
				Services: []catalog.Service{{Name: "c-api", TrustedBy: catalog.EC2}},
			},
			{
				Name: "d", Team: "one", Retired: "2026-01-01",
				Models:   []catalog.Model{{Name: "chat", ID: "amazon.nova-lite-v1:0"}},
				Services: []catalog.Service{{Name: "d-api", TrustedBy: catalog.EC2}},
			},
		},
	}
}

func TestPlanIsTheSameForTheSameDay(t *testing.T) {
	if diff := cmp.Diff(Plan(planLists(), planNow), Plan(planLists(), planNow)); diff != "" {
		t.Error(diff)
	}
	// Later in the day the calls move, but every day keeps its own.
	morning, evening := Plan(planLists(), planNow.Add(-8*time.Hour)), Plan(planLists(), planNow)
	day := planNow.Truncate(24 * time.Hour)
	if d := Difference(TeamServiceEnvRows(morning, day), TeamServiceEnvRows(evening, day)); d != "" {
		t.Error(d)
	}
	if d := Difference(SeventhDayRows(morning, day), SeventhDayRows(evening, day)); d != "" {
		t.Error(d)
	}
}

func TestPlanReachesEverything(t *testing.T) {
	calls := Plan(planLists(), planNow)
	var got, days, done, teams []string
	throttled := 0
	for _, c := range calls {
		got = append(got, c.Role.Name()+" "+c.Region+" "+c.Model.Name)
		days = append(days, c.Time.Format(time.DateOnly))
		if Embeds(c.Model.ID) != (c.Operation == InvokeModel && c.Tokens.Embedding) && Embeds(c.Model.ID) {
			t.Errorf("%s of %s, want %s", c.Operation, c.Model.ID, InvokeModel)
		}
		if !c.Tokens.Embedding {
			done = append(done, string(c.Operation))
		}
		if c.Role.Product.Shared {
			teams = append(teams, c.Metadata["team"])
		} else if c.Metadata["team"] != c.Role.Product.Team {
			t.Errorf("team %q of %s, want %q", c.Metadata["team"], c.Role.Name(), c.Role.Product.Team)
		}
		if c.Throttled {
			throttled++
		}
		if c.Time.After(planNow) {
			t.Errorf("a call lies ahead, at %s", c.Time)
		}
		if c.Time.Before(planNow.Truncate(24*time.Hour)) && c.Time.After(planNow.AddDate(0, 0, -1)) {
			t.Errorf("a call of yesterday is in the last 24 hours, at %s", c.Time)
		}
	}
	for _, set := range []struct {
		what      string
		got, want []string
	}{
		{"callers", got, []string{
			"bedrock-a-api-dev eu-west-1 chat", "bedrock-a-api-dev eu-west-1 embed",
			"bedrock-a-api-dev us-east-1 chat", "bedrock-a-api-dev us-east-1 embed",
			"bedrock-a-api-prod eu-west-1 chat", "bedrock-a-api-prod eu-west-1 embed",
			"bedrock-a-api-prod us-east-1 chat", "bedrock-a-api-prod us-east-1 embed",
			"bedrock-b-api-prod eu-west-1 chat", "bedrock-b-api-prod us-east-1 chat",
			"bedrock-c-api-dev eu-west-1 chat", "bedrock-c-api-prod eu-west-1 chat",
		}},
		{"days", days, []string{
			"2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13", "2026-11-14", "2026-11-15", "2026-11-16",
			"2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23",
		}},
		{"Operations", done, []string{"Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream"}},
		{"teams of the shared product", teams, []string{"one", "two"}},
	} {
		slices.Sort(set.got)
		if diff := cmp.Diff(set.want, slices.Compact(set.got)); diff != "" {
			t.Errorf("%s: %s", set.what, diff)
		}
	}
	if len(calls) < 300 || len(calls) > 600 || throttled == 0 || throttled > len(calls)/10 {
		t.Errorf("%d calls, %d throttled; want 300 to 600, a few throttled", len(calls), throttled)
	}
}

func TestPlanOfListsWithoutServicesIsEmpty(t *testing.T) {
	if calls := Plan(catalog.Catalog{}, planNow); len(calls) != 0 {
		t.Errorf("%d calls, want none", len(calls))
	}
}
