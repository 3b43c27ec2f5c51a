package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOwnershipsKeepTheirDays(t *testing.T) {
	c := valid()
	c.Products[0].FormerTeams = []FormerTeam{{Team: "labs", Until: "2026-02-01", Shared: true}, {Team: "growth", Until: "2026-05-01"}}
	c.Products[1].Shared = true
	want := []Ownership{
		{Product: "chat", Team: "growth", Shared: true},
		{Product: "search", Team: "labs", Shared: true, To: "2026-02-01"},
		{Product: "search", Team: "growth", From: "2026-02-01", To: "2026-05-01"},
		{Product: "search", Team: "core", From: "2026-05-01"},
	}
	if diff := cmp.Diff(want, c.Ownerships()); diff != "" {
		t.Error(diff)
	}
}

// A retired service keeps its calls for ever; a moved service keeps in each product the calls of its days there.
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

// A service that leaves a product which is retired is in one place at a time: a call counts once.
func TestCallersOfARetiredProductEnd(t *testing.T) {
	c := valid()
	c.Products[0].Retired = "2026-05-01"
	c.Products[1].Services = append(c.Products[1].Services, Service{Name: "search-api", TrustedBy: ECSTasks, Since: "2026-05-01"})
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	last := map[string]Date{}
	for _, caller := range c.Callers() {
		if to, twice := last[caller.RoleName]; twice && (to == "" || to > caller.From) {
			t.Errorf("%s stands for %s from %q, but for another product until %q", caller.RoleName, caller.Product, caller.From, to)
		}
		last[caller.RoleName] = caller.To
	}
	if len(last) != 3 {
		t.Errorf("roles %v", last)
	}
}

// A service keeps its past calls in an environment that it no longer runs in.
func TestRetiredEnvironmentOfAService(t *testing.T) {
	before, after := valid(), valid()
	after.Products[0].Services[0].RetiredEnvironments = []string{"dev"}
	if diff := cmp.Diff(before.Callers(), after.Callers()); diff != "" {
		t.Error(diff)
	}
	if got, want := len(after.Roles()), len(before.Roles())-1; got != want {
		t.Errorf("%d roles, want %d", got, want)
	}
}

// A change of the lists that would change the names of past calls is refused.
func TestChangesOfThePastAreRefused(t *testing.T) {
	for name, edit := range map[string]func(*Catalog){
		"role bedrock-search-api-dev": func(c *Catalog) { c.Products[0].Services[0].Environments = []string{"prod"} },
		"owner search/core":           func(c *Catalog) { c.Products[0].Shared = true },
		"owner chat/growth":           func(c *Catalog) { c.Products[1].Team = "labs" },
		"service chat/chat-api":       func(c *Catalog) { c.Products[1].Services = nil },
		"region ap-east-2":            func(c *Catalog) { c.Regions = c.Regions[:2] },
	} {
		c := valid()
		c.Shipped = valid().Names()
		edit(&c)
		err := c.Validate()
		if err == nil || !strings.Contains(err.Error(), `shipped.lock: "`+name+`" was deployed before`) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Retiring a product, service, environment or Region does not change past rows of the views.
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
