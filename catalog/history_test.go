package catalog

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOwnershipsKeepTheirDays(t *testing.T) {
	c := valid()
	c.Products[0].FormerTeams = []FormerTeam{{"labs", "2026-02-01"}, {"growth", "2026-05-01"}}
	c.Products[1].Shared = true
	want := []Ownership{
		{Product: "chat", Team: "growth", Shared: true},
		{Product: "search", Team: "labs", To: "2026-02-01"},
		{Product: "search", Team: "growth", From: "2026-02-01", To: "2026-05-01"},
		{Product: "search", Team: "core", From: "2026-05-01"},
	}
	if diff := cmp.Diff(want, c.Ownerships()); diff != "" {
		t.Error(diff)
	}
}

// A retired service keeps its calls for ever; one that moved keeps those of its days.
func TestCallersKeepTheirDays(t *testing.T) {
	c := valid()
	c.Products[0].Services[0] = Service{Name: "search-api", TrustedBy: ECSTasks, Environments: []string{"dev"}, Retired: "2026-05-01"}
	c.Products[1].Services[0].Retired = "2026-04-01"
	c.Products[1].Services = append(c.Products[1].Services, Service{Name: "search-api", TrustedBy: ECSTasks, Since: "2026-05-01"})
	want := []Caller{
		{RoleName: "bedrock-chat-api-prod", Service: "chat-api", Environment: "prod", Product: "chat"},
		{RoleName: "bedrock-search-api-dev", Service: "search-api", Environment: "dev", Product: "search", To: "2026-05-01"},
		{RoleName: "bedrock-search-api-dev", Service: "search-api", Environment: "dev", Product: "chat", From: "2026-05-01"},
		{RoleName: "bedrock-search-api-prod", Service: "search-api", Environment: "prod", Product: "chat", From: "2026-05-01"},
	}
	if diff := cmp.Diff(want, c.Callers()); diff != "" {
		t.Error(diff)
	}
}

// Retiring a thing changes nothing of what the views say about the past.
func TestRetiringChangesNoHistory(t *testing.T) {
	before, after := valid(), valid()
	after.Products[1].Retired = "2026-11-23"
	after.Products[1].Services[0].Retired = "2026-11-23"
	after.Environments[0].Retired = "2026-11-23"
	after.Regions[1].Retired = "2026-11-23"
	if diff := cmp.Diff(before.Callers(), after.Callers()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before.Ownerships(), after.Ownerships()); diff != "" {
		t.Error(diff)
	}
}
