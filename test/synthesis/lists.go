package synthesis

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

// Lists returns lists of the tests' own, so that a change of regions.go and products.go changes no proof.
func Lists() catalog.Catalog {
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

// EveryField returns lists with every trust, every field of roles that the shipped lists leave out, and a Region whose profiles are
// custom resources.
func EveryField() catalog.Catalog {
	const issuer = "oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"
	c := Lists()
	c.Regions = append(c.Regions, catalog.Region{Name: "eu-north-1", Geo: "eu"}) // CloudFormation lacks the type of profiles there
	c.Account.TagPrefix = "acme:"
	c.Account.RolePath = "/bedrock/"
	c.Account.MaxSessionHours = 4
	c.Account.BillReader = true
	c.Account.PermissionsBoundary = "acme-boundary"
	c.Products[0].Services = []catalog.Service{
		{Name: "onboarding-api", TrustedBy: catalog.EKSPodIdentity{Namespace: "onboarding", ServiceAccount: "api", Cluster: "main"}},
		{Name: "onboarding-flow", TrustedBy: catalog.StepFunctions, Environments: []string{"prod"}},
		{Name: "onboarding-agent", TrustedBy: catalog.AgentCore, Environments: []string{"prod"}},
	}
	c.Products[1].Services = []catalog.Service{
		{Name: "search-api", TrustedIn: map[string]catalog.Trust{
			"dev":  catalog.EKSServiceAccount{Issuer: issuer, Namespace: "search-dev", ServiceAccount: "api"},
			"qa":   catalog.EKSServiceAccount{Issuer: issuer, Namespace: "search-qa", ServiceAccount: "api"},
			"prod": catalog.EKSServiceAccount{Issuer: issuer, Namespace: "search", ServiceAccount: "api"},
		}},
		{Name: "search-evals", Environments: []string{"dev"}, TrustedBy: catalog.GitHubActions{Repository: "acme@123456/evals@456789", Subject: "environment:dev"}},
		{Name: "search-docs", Environments: []string{"dev"}, TrustedBy: catalog.GitHubActions{Repository: "acme/docs", Subject: "ref:refs/heads/main"}},
		{Name: "search-index", TrustedBy: catalog.EC2, ExistingRoles: []catalog.ExistingRole{{Environment: "prod", Name: "legacy-index", Path: "/search/"}}},
	}
	c.Products[2].Services = []catalog.Service{
		{Name: "tagger", Environments: []string{"prod"}, TrustedBy: catalog.NamedRole{Account: "111122223333", Role: "teams/core/tagger", ExternalID: "tagger-1"}},
		{Name: "tag-check", Environments: []string{"prod"}, TrustedBy: catalog.AccountRoot{Reason: "its roles are made on demand"}},
	}
	return c
}
