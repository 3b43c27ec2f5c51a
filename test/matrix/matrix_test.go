package matrix

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/policies"
)

// The simulator decides every row like the table.
func TestSimulator(t *testing.T) {
	report, err := Simulated(t.Context(), "../..", bootstrap.Catalog())
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + report.String())
	if err := report.Err(); err != nil {
		t.Error(err)
	}
	if report.Decisions() < Least {
		t.Errorf("%d decisions, want at least %d", report.Decisions(), Least)
	}
}

func TestJointReport(t *testing.T) {
	decisions := make([]Decision, 3)
	allowed := Row{Line: 2, Allowed: true}
	for i := range decisions {
		decisions[i].Row = allowed
	}
	simulator := Compare(Simulator, decisions, []Answer{{Allowed: true}, {}, {Error: "none"}})
	emulator := Compare(Emulator, decisions[:2], []Answer{{Allowed: true}, {}})
	want := "3 decisions, all by the simulator and 2 by the emulator too, 3 disagreements"
	if got := Joint(simulator, emulator); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The simulator decides rows of the preventive controls without a decision on this repository's lists for lists that have
// every kind of resource. Rows of a caller's policy need templates: they have decisions where the lists have such resources.
func TestSimulatorDecidesTheRest(t *testing.T) {
	decided, err := Expand(bootstrap.Catalog())
	if err != nil {
		t.Fatal(err)
	}
	c := something(t)
	decisions, err := Expand(c)
	if err != nil {
		t.Fatal(err)
	}
	needTemplates := everyKind(bootstrap.Catalog())
	decisions = slices.DeleteFunc(decisions, func(d Decision) bool {
		if slices.ContainsFunc(decided, func(other Decision) bool { return other.Row.Line == d.Row.Line }) {
			return true
		}
		preventive := d.Under == BySCPs || d.Under == ByBoundary
		if !preventive && needTemplates {
			t.Errorf("%s: needs a template", d)
		}
		return !preventive
	})
	if len(decisions) == 0 {
		t.Skip("the lists decide every row")
	}
	answers, err := Simulate(t.Context(), "../..", decisions, &Deployed{}, controlsOf(t, c))
	if err != nil {
		t.Fatal(err)
	}
	report := Compare(Simulator, decisions, answers)
	t.Log("\n" + report.String())
	if err := report.Err(); err != nil {
		t.Error(err)
	}
}

// everyKind reports whether lists have every resource of the rows of a caller's policy: a model of each routing, and a second
// product.
func everyKind(c catalog.Catalog) bool {
	routings := map[catalog.Routing]bool{}
	for _, p := range c.Products {
		for _, m := range p.Models {
			routings[m.Routing.Kind()] = true
		}
	}
	return len(c.Products) > 1 && len(routings) == 3
}

// controlsOf returns the preventive controls of lists.
func controlsOf(t *testing.T, c catalog.Catalog) Controls {
	t.Helper()
	controls := Controls{SCPs: map[string]any{}, Boundary: asJSON(t, policies.Boundary(c).Document)}
	for _, p := range policies.SCPs(c) {
		controls.SCPs[p.Name] = asJSON(t, p.Document)
	}
	return controls
}

// Without any one of their statements the SCPs would allow a request that the table denies.
func TestEveryStatementIsNeeded(t *testing.T) {
	c := something(t)
	all, err := Expand(c)
	if err != nil {
		t.Fatal(err)
	}
	controls := controlsOf(t, c)
	var decisions []Decision // the first of each row and operation
	seen := map[string]bool{}
	for _, d := range all {
		key := fmt.Sprint(d.Row.Line, d.Operation, d.Target.Context)
		if d.Under == BySCPs && !d.Row.Allowed && !seen[key] {
			seen[key] = true
			decisions = append(decisions, d)
		}
	}
	var sids []any
	var each []Controls
	for name, document := range controls.SCPs {
		statements := document.(map[string]any)["Statement"].([]any)
		for i, s := range statements {
			fewer := Controls{SCPs: maps.Clone(controls.SCPs)}
			fewer.SCPs[name] = map[string]any{"Version": "2012-10-17", "Statement": slices.Delete(slices.Clone(statements), i, i+1)}
			sids, each = append(sids, s.(map[string]any)["Sid"]), append(each, fewer)
		}
	}
	answers, err := SimulateEach(t.Context(), "../..", decisions, &Deployed{}, each)
	if err != nil {
		t.Fatal(err)
	}
	for i, sid := range sids {
		if !slices.ContainsFunc(answers[i], func(a Answer) bool { return a.Allowed && a.Error == "" }) {
			t.Errorf("no row needs %s", sid)
		}
	}
}

// asJSON returns a document in the form of a parsed file.
func asJSON(t *testing.T, d policies.Document) (document any) {
	t.Helper()
	text, err := d.Minified()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// something returns lists that have every kind of resource of the table.
func something(t *testing.T) catalog.Catalog {
	t.Helper()
	c := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Regions:      []catalog.Region{{Name: "us-east-1", Geo: "us"}, {Name: "eu-west-1", Geo: "eu", AdoptExisting: true}},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "prod"}},
	}
	for _, name := range []string{"search", "support"} {
		c.Products = append(c.Products, catalog.Product{
			Name: name, Team: "core",
			Models: []catalog.Model{
				{Name: "embed", ID: "amazon.titan-embed-text-v2:0"},
				{Name: "sonnet", ID: "anthropic.claude-sonnet-4-6", Routing: catalog.Geo},
				{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global},
			},
			Services: []catalog.Service{{
				Name: name + "-api", TrustedBy: catalog.ECSTasks,
				ExistingRoles: []catalog.ExistingRole{{Environment: "dev", Name: "old-" + name, Path: "/team/"}},
			}},
		})
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	return c
}

// Every row has a decision, and the simulator is one of its evaluators.
func TestEveryRowIsDecided(t *testing.T) {
	decisions, err := Expand(something(t))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := Rows()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if !slices.ContainsFunc(decisions, func(d Decision) bool { return d.Row.Line == row.Line }) {
			t.Errorf("matrix.csv:%d: no decision", row.Line)
		}
		if !slices.Contains(row.Evaluators, Simulator) || row.Because == "" {
			t.Errorf("matrix.csv:%d: needs the simulator and a reason", row.Line)
		}
	}
	if !slices.ContainsFunc(decisions, isGeoWithUnlistedDestination) {
		t.Error("no Geo call has a destination that is not listed")
	}
}

func isGeoWithUnlistedDestination(d Decision) bool {
	return d.Row.To == "its product's Geo profile" && d.Row.Allowed &&
		slices.ContainsFunc(d.Target.Behind, func(model string) bool { return strings.Contains(model, ":us-east-2:") })
}
