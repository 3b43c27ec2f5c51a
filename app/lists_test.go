package main

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

// lists are the test's own: what a user writes into regions.go and products.go must not change what it proves.
func lists() catalog.Catalog {
	haiku := catalog.Model{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}
	sonnet := catalog.Model{Name: "sonnet", ID: "anthropic.claude-sonnet-4-5-20250929-v1:0", Routing: catalog.Geo}
	embed := catalog.Model{Name: "embed", ID: "amazon.titan-embed-text-v2:0"}
	return catalog.Catalog{
		Account: catalog.Account{HomeRegion: "us-east-1"},
		Regions: []catalog.Region{
			{Name: "us-east-1", Geo: "us"},
			{Name: "us-west-2", Geo: "us"},
			{Name: "eu-central-1", Geo: "eu", CustomerKey: true},
			{Name: "eu-west-1", Geo: "eu"},
			{Name: "ap-northeast-1", Geo: "jp"},
		},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "qa"}, {Name: "prod"}},
		Products: []catalog.Product{
			{
				Name: "onboarding-assistant", Team: "growth", Models: []catalog.Model{sonnet, haiku},
				Services: []catalog.Service{{Name: "onboarding-api", TrustedBy: catalog.ECSTasks}},
			},
			{
				Name: "doc-search", Team: "support", Models: []catalog.Model{embed, haiku},
				Services: []catalog.Service{{Name: "search-api", TrustedBy: catalog.ECSTasks}},
			},
			{
				Name: "ticket-tagger", Team: "core", Regions: []string{"us-east-1", "eu-west-1"}, Models: []catalog.Model{haiku},
				Services: []catalog.Service{{Name: "tagger", TrustedBy: catalog.Lambda}},
			},
		},
	}
}
