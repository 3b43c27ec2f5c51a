//go:build e2e

package e2e

import (
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// firstLists returns the lists of the first deployment. The test does not depend on regions.go and products.go, which users edit.
func firstLists() catalog.Catalog {
	return catalog.Catalog{
		Account: catalog.Account{HomeRegion: "us-east-1", RolePath: "/bedrock/", MaxSessionHours: 2, BillReader: true},
		Regions: []catalog.Region{
			{Name: "us-east-1", Geo: "us"},
			{Name: "eu-central-1", Geo: "eu", LogRetentionDays: 30, CustomerKey: true},
		},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "prod"}},
		Products: []catalog.Product{
			{
				Name: "assistant", Team: "growth",
				Models: []catalog.Model{
					{Name: "sonnet", ID: former, Routing: catalog.Geo},
					{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global},
				},
				Services: []catalog.Service{{Name: "assistant-api", TrustedBy: catalog.ECSTasks}},
			},
			{
				Name: "finder", Team: "search",
				Models: []catalog.Model{
					{Name: "embed", ID: "amazon.titan-embed-text-v2:0"},
					{Name: "nova", ID: "amazon.nova-lite-v1:0"},
				},
				Services: []catalog.Service{
					{Name: "finder-api", TrustedBy: catalog.EKSPodIdentity{Namespace: "finder", ServiceAccount: "api"}},
					{Name: "indexer", TrustedBy: catalog.EC2, Environments: []string{"prod"}},
				},
			},
			{
				Name: "lab", Team: "platform", Shared: true, Regions: []string{"us-east-1"},
				Models: []catalog.Model{{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}},
				Services: []catalog.Service{
					{Name: "experiments", Environments: []string{"dev"}, ExistingRoles: []catalog.ExistingRole{{Environment: "dev", Name: "legacy-lab", Path: "/lab/"}}},
					{Name: "evals", TrustedIn: map[string]catalog.Trust{
						"dev":  catalog.GitHubActions{Repository: "acme@123456/evals@456789", Subject: "environment:dev"},
						"prod": catalog.NamedRole{Account: "111122223333", Role: "build", ExternalID: "evals-1"},
					}},
				},
			},
		},
	}
}

// The model ids of sonnet before and after the upgrade.
const (
	former   = "anthropic.claude-sonnet-4-5-20250929-v1:0"
	upgraded = "anthropic.claude-sonnet-4-6"
)

// withoutType is a Region whose CloudFormation lacks the type of inference profiles: a function creates them.
const withoutType = "eu-north-1"

func addRegion(c *catalog.Catalog) {
	c.Account.BillReadersMayReadBodies = true // the Region delivers them, for belief 23
	c.Regions = append(c.Regions, catalog.Region{Name: withoutType, Geo: "eu", DeliverBodies: true})
}

func addProduct(c *catalog.Catalog) {
	c.Products = append(c.Products, catalog.Product{
		Name: "translator", Team: "growth", Regions: []string{"eu-central-1"},
		Models:   []catalog.Model{{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}},
		Services: []catalog.Service{{Name: "translate", TrustedBy: catalog.ECSTasks, Environments: []string{"prod"}}},
	})
}

func upgradeModel(c *catalog.Catalog) {
	c.Products[0].Models[0].ID = upgraded
}

// foreignRegion is the Region with a foreign logging configuration.
const foreignRegion = "us-west-2"

func addForeignRegion(c *catalog.Catalog) {
	c.Regions = append(c.Regions, catalog.Region{Name: foreignRegion, Geo: "us"})
	c.Products[1].Services = append(c.Products[1].Services, catalog.Service{Name: "crawler", TrustedBy: catalog.EC2, Environments: []string{"dev"}})
}

func adoptForeign(c *catalog.Catalog) { c.Regions[len(c.Regions)-1].AdoptExisting = true }

func endAdoption(c *catalog.Catalog) { c.Regions[len(c.Regions)-1].AdoptExisting = false }

// retire retires a Region and a product, and returns to the former model of sonnet.
func retire(c *catalog.Catalog) {
	c.Regions[1].Retired = "2026-11-01"
	c.Products[1].Retired = "2026-11-01"
	c.Products[0].Models[0].ID = former
}
