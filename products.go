package bootstrap

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

// environments are the stages in which services run.
var environments = []catalog.Environment{
	{Name: "dev"},
	{Name: "qa"},
	{Name: "prod"},
}

// products are the products that get a bill. To add a product, a service or a model, add a literal. To retire a product or a
// service, set Retired. To retire a model, remove its literal: the next deployment deletes its profiles and parameters.
var products = []catalog.Product{
	{
		Name: "onboarding-assistant",
		Team: "growth",
		Models: []catalog.Model{
			{Name: "sonnet", ID: "anthropic.claude-sonnet-4-5-20250929-v1:0", Routing: catalog.Geo},
			{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global},
		},
		Services: []catalog.Service{
			{Name: "onboarding-api", TrustedBy: catalog.ECSTasks},
			{Name: "onboarding-mailer", TrustedBy: catalog.Lambda},
		},
	},
	{
		Name: "doc-search",
		Team: "support",
		Models: []catalog.Model{
			{Name: "embed", ID: "amazon.titan-embed-text-v2:0"},
			{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global},
		},
		Services: []catalog.Service{
			{Name: "search-api", TrustedBy: catalog.ECSTasks},
			{Name: "search-indexer", TrustedBy: catalog.EC2, Environments: []string{"prod"}},
		},
	},
	{
		Name:    "ticket-tagger",
		Team:    "core",
		Regions: []string{"us-east-1", "eu-west-1"},
		Models: []catalog.Model{
			{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global},
		},
		Services: []catalog.Service{
			{Name: "tagger", TrustedBy: catalog.Lambda},
		},
	},
	{
		Name:    "playground",
		Team:    "platform",
		Shared:  true,
		Regions: []string{"us-east-1", "eu-central-1"},
		Models: []catalog.Model{
			{Name: "sonnet", ID: "anthropic.claude-sonnet-4-5-20250929-v1:0", Routing: catalog.Geo},
			{Name: "embed", ID: "amazon.titan-embed-text-v2:0"},
		},
		Services: []catalog.Service{
			{Name: "experiments", TrustedBy: catalog.EC2, Environments: []string{"dev"}},
		},
	},
}
