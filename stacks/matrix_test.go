package stacks_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/policies"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/matrix"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
)

// For any lists, their templates and preventive controls decide about calls and logging like the rule, which knows no policy and
// no table. The seeds are fixed, so that a failure can be repeated.
func TestGeneratedListsAreDecidedByTheRule(t *testing.T) {
	const sample = 150
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 7))
		c := generated(random)
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			deployed, err := matrix.Read(synthesis.Of(t, c))
			if err != nil {
				t.Fatal(err)
			}
			decisions, err := matrix.Expand(c)
			if err != nil {
				t.Fatal(err)
			}
			decisions = slices.DeleteFunc(decisions, func(d matrix.Decision) bool { _, covered := rule(c, d); return !covered })
			random.Shuffle(len(decisions), func(i, j int) { decisions[i], decisions[j] = decisions[j], decisions[i] })
			decisions = decisions[:min(sample, len(decisions))]
			answers, err := matrix.Simulate(t.Context(), "..", decisions, deployed, controlsOf(t, c))
			if err != nil {
				t.Fatal(err)
			}
			allowed := 0
			for i, a := range answers {
				want, _ := rule(c, decisions[i])
				if a.Error != "" || a.Allowed != want {
					t.Errorf("%s: allowed %t, want %t: %s%s", decisions[i], a.Allowed, want, a.Why, a.Error)
				}
				if a.Allowed {
					allowed++
				}
			}
			t.Logf("%d products, %d Regions: %d decisions, %d allowed", len(c.Products), len(c.ActiveRegions()), len(answers), allowed)
			if allowed == 0 || allowed == len(answers) {
				t.Error("all decisions are the same")
			}
		})
	}
}

// rule returns the expected decision: only a principal of the profile's product calls a model, in a listed Region and the standard tier;
// only the logging functions and the deployment set the logging configuration. Break glass may do both. The rule covers no other action.
func rule(c catalog.Catalog, d matrix.Decision) (allowed, covered bool) {
	listed := slices.ContainsFunc(c.ActiveRegions(), func(r catalog.Region) bool { return r.Name == d.Region })
	outside := strings.HasSuffix(d.Principal, "break-glass")
	switch d.Action() {
	case "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream":
		owner, ours := ownerOf(c, d)
		standard := slices.Contains([]string{"", "default"}, d.Target.Tier())
		return outside || listed && ours && standard && owner != "" && owner == d.Product, true
	case "bedrock:PutModelInvocationLoggingConfiguration":
		return outside || strings.HasPrefix(d.Principal, "bedrock-bootstrap-logging-") || strings.HasPrefix(d.Principal, "cdk-"), true
	}
	return false, false
}

// ownerOf returns the product of the application inference profile of a call, and whether the profile is in this account.
func ownerOf(c catalog.Catalog, d matrix.Decision) (product string, ours bool) {
	kind := ":" + matrix.Account + ":application-inference-profile/"
	_, name, ours := strings.Cut(d.Target.ARN, kind)
	for _, r := range c.Regions {
		for _, p := range c.Profiles(r) {
			if r.Name == d.Region && p.Name() == name {
				return p.Product.Name, ours
			}
		}
	}
	return d.Target.Tags[c.Account.TagPrefix+"product"], ours
}

// generated returns valid lists.
func generated(random *rand.Rand) catalog.Catalog {
	regions := []catalog.Region{
		{Name: "us-east-1", Geo: "us"}, {Name: "us-west-2", Geo: "us"}, {Name: "eu-west-1", Geo: "eu"}, {Name: "eu-north-1", Geo: "eu"},
		{Name: "ap-northeast-1", Geo: "jp"}, {Name: "ap-southeast-2", Geo: "au"}, {Name: "ca-central-1"},
	}
	random.Shuffle(len(regions), func(i, j int) { regions[i], regions[j] = regions[j], regions[i] })
	c := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: regions[0].Name, TagPrefix: []string{"", "acme:", "Cost/"}[random.IntN(3)]},
		Regions:      regions[:1+random.IntN(3)],
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "prod"}},
	}
	if last := len(c.Regions) - 1; last > 0 && random.IntN(3) == 0 {
		c.Regions[last].Retired = "2026-11-23"
	}
	models := []catalog.Model{
		{Name: "embed", ID: "amazon.titan-embed-text-v2:0"},
		{Name: "nova", ID: "amazon.nova-lite-v1:0", Routing: catalog.Regional},
		{Name: "sonnet", ID: "anthropic.claude-sonnet-4-6", Routing: catalog.Geo},
		{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global},
	}
	trusts := []catalog.Trust{catalog.ECSTasks, catalog.EC2, catalog.Lambda}
	for i := range 2 + random.IntN(3) {
		random.Shuffle(len(models), func(i, j int) { models[i], models[j] = models[j], models[i] })
		p := catalog.Product{
			Name: fmt.Sprintf("product-%d", i), Team: "core",
			Models:   slices.Clone(models[:1+random.IntN(len(models))]),
			Services: []catalog.Service{{Name: fmt.Sprintf("service-%d", i), TrustedBy: trusts[random.IntN(len(trusts))]}},
		}
		if i > 0 && random.IntN(4) == 0 {
			p.Retired = "2026-11-23"
		}
		c.Products = append(c.Products, p)
	}
	return c
}

// controlsOf returns the preventive controls of lists as the simulator reads them.
func controlsOf(t *testing.T, c catalog.Catalog) matrix.Controls {
	t.Helper()
	controls := matrix.Controls{SCPs: map[string]any{}}
	for _, p := range policies.Policies(c) {
		text, err := p.Minified()
		if err != nil {
			t.Fatal(err)
		}
		var document any
		if err := json.Unmarshal(text, &document); err != nil {
			t.Fatal(err)
		}
		if p.Name == "boundary" {
			controls.Boundary = document
		} else {
			controls.SCPs[p.Name] = document
		}
	}
	return controls
}
