//go:build e2e

package spend

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// spendLists returns lists with the Regions of the records, a product whose owner changed, a service that moved, and a product and a service
// that are retired.
func spendLists() catalog.Catalog {
	models := []catalog.Model{{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}}
	c := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "qa", Retired: "2026-11-12"}, {Name: "prod"}},
		Products: []catalog.Product{
			{
				Name: "onboarding-assistant", Team: "growth", FormerTeams: []catalog.FormerTeam{{Team: "labs", Until: "2026-11-13", Shared: true}},
				Models: models,
				Services: []catalog.Service{
					{Name: "onboarding-api", TrustedBy: catalog.ECSTasks},
					{Name: "mover", TrustedBy: catalog.EC2, Retired: "2026-11-15"},
				},
			},
			{
				Name: "ticket-tagger", Team: "core", Models: models,
				Services: []catalog.Service{
					{Name: "tagger", TrustedBy: catalog.Lambda},
					{Name: "mover", TrustedBy: catalog.EC2, Since: "2026-11-15"},
					{Name: "gone-api", TrustedBy: catalog.EC2, Since: "2026-11-14", Environments: []string{"dev"}},
				},
			},
			{
				Name: "playground", Team: "platform", Shared: true, Models: models,
				Services: []catalog.Service{{Name: "experiments", TrustedBy: catalog.EC2, Environments: []string{"dev"}}},
			},
			{
				Name: "gone", Team: "growth", Retired: "2026-11-14", Models: models,
				Services: []catalog.Service{{Name: "gone-api", TrustedBy: catalog.EC2}},
			},
		},
	}
	for _, name := range []string{"us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ap-southeast-2", "sa-east-1"} {
		c.Regions = append(c.Regions, catalog.Region{Name: name})
	}
	return c
}

// everyRegion adds the Regions that are not listed yet.
func everyRegion(c *catalog.Catalog) {
	for _, name := range catalog.KnownRegions {
		if !slices.ContainsFunc(c.Regions, func(r catalog.Region) bool { return r.Name == name }) {
			c.Regions = append(c.Regions, catalog.Region{Name: name})
		}
	}
}

// knownProfiles returns the profiles of the detector's dataset: one of ours, a foreign one, one whose model is unknown, and
// those of models of other kinds.
func knownProfiles() []profileRecord {
	text := func(s string) *string { return &s }
	return []profileRecord{
		{"p1onboarding", environment.AccountID, "us-east-1", "ours", text("anthropic.claude-opus-4-5-20251101-v1:0"), text("global"), text("onboarding-assistant")},
		{"p2stranger", environment.AccountID, "eu-west-1", "theirs", text("amazon.titan-embed-text-v2:0"), text("regional"), text("not-ours")},
		{"p3untold", environment.AccountID, "us-east-1", "untold", nil, nil, nil},
		{"p5openai", environment.AccountID, "us-east-1", "openai", text("openai.test-gross"), text("geo"), text("onboarding-assistant")},
		{"p6unlisted", environment.AccountID, "us-east-1", "unlisted", text("somevendor.new-model-v1:0"), text("regional"), nil},
		{"p7images", environment.AccountID, "us-west-2", "images", text("amazon.titan-embed-image-v1"), text("regional"), nil},
	}
}
