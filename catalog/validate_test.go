package catalog

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// valid returns a catalog without a mistake, for tests to break.
func valid() Catalog {
	return Catalog{
		Account:      Account{HomeRegion: "us-east-1"},
		Regions:      []Region{{Name: "us-east-1", Geo: "us"}, {Name: "eu-west-1", Geo: "eu"}, {Name: "ap-east-2"}},
		Environments: []Environment{{Name: "dev"}, {Name: "prod"}},
		Products: []Product{
			{
				Name: "search", Team: "core", Regions: []string{"us-east-1", "eu-west-1"},
				Models:   []Model{{Name: "sonnet", ID: "anthropic.claude-sonnet-4-5-20250929-v1:0", Routing: Geo}},
				Services: []Service{{Name: "search-api", TrustedBy: ECSTasks}},
			},
			{
				Name: "chat", Team: "growth",
				Models:   []Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}},
				Services: []Service{{Name: "chat-api", TrustedBy: Lambda, Environments: []string{"prod"}}},
			},
		},
	}
}

func TestValidCatalogHasNoMistake(t *testing.T) {
	if err := valid().Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestMistakesAreNamed(t *testing.T) {
	known := strings.Join(KnownRegions, ", ")
	for _, tt := range []struct {
		name string
		edit func(*Catalog)
		want string // all lines of the error
	}{
		{"no home Region", func(c *Catalog) { c.Account.HomeRegion = "" },
			`account.HomeRegion: is missing; allowed: us-east-1, eu-west-1, ap-east-2`},
		{"home Region not listed", func(c *Catalog) { c.Account.HomeRegion = "us-west-2" },
			`account.HomeRegion: "us-west-2" is not in the Regions in use; allowed: us-east-1, eu-west-1, ap-east-2`},
		{"home Region retired", func(c *Catalog) { c.Regions[0].Retired = "2026-01-01" },
			`account.HomeRegion: "us-east-1" is not in the Regions in use; allowed: eu-west-1, ap-east-2`},
		{"address", func(c *Catalog) { c.Account.AlertAddresses = []string{"ops@example.com", "ops"} },
			`account.AlertAddresses[1]: "ops" is not an e-mail address; write it as name@example.com`},
		{"tag prefix", func(c *Catalog) { c.Account.TagPrefix = "AWS:cost:" },
			`account.TagPrefix: "AWS:cost:" is not allowed in a tag key; use letters, digits and _.:/=+@- and do not begin with aws:`},
		{"long tag prefix", func(c *Catalog) { c.Account.TagPrefix = strings.Repeat("x", 65) },
			`account.TagPrefix: has 65 characters; use at most 64, so that the permissions boundary holds every key`},
		{"qualifier", func(c *Catalog) { c.Bootstrap.Qualifier = "Acme*" },
			`cdk.json: context.@aws-cdk/core:bootstrapQualifier: "Acme*" is not allowed; use at most 10 lower-case letters, digits and hyphens`},
		{"long qualifier", func(c *Catalog) { c.Bootstrap.Qualifier = "elevenchars" },
			`cdk.json: context.@aws-cdk/core:bootstrapQualifier: "elevenchars" is not allowed; use at most 10 lower-case letters, digits and hyphens`},
		{"bootstrap stack", func(c *Catalog) { c.Bootstrap.Stack = "*" },
			`cdk.json: toolkitStackName: "*" is not the name of a stack; begin with a letter and use at most 128 letters, digits and hyphens`},
		{"boundary", func(c *Catalog) { c.Account.PermissionsBoundary = "arn:aws:iam::1:policy/x" },
			`account.PermissionsBoundary: "arn:aws:iam::1:policy/x" is not the name of a managed policy; use at most 128 letters, digits and +=,.@_-`},
		{"scan limit", func(c *Catalog) { c.Account.QueryScanLimitGB = -1 },
			`account.QueryScanLimitGB: -1 is negative; use 0 for 100 GiB, or a number of GiB`},
		{"unknown Region", func(c *Catalog) { c.Regions[2].Name = "ap-east-1" },
			`regions[2].Name: "ap-east-1" is not in the commercial Regions with Amazon Bedrock; allowed: ` + known},
		{"Region twice", func(c *Catalog) { c.Regions[2] = c.Regions[1] },
			`regions[2].Name: Region "eu-west-1" is already at regions[1]; give each its own`},
		{"unknown geography", func(c *Catalog) { c.Regions[1].Geo = "europe" },
			`regions[1].Geo: "europe" is not a Geo prefix; allowed: jp, au, in, ca, us, eu, amer, apac`},
		{"wrong geography", func(c *Catalog) { c.Regions[1].Geo = "us" },
			`regions[1].Geo: "us" is not the geography of eu-west-1; it holds Regions that begin with us-, ca-, mx-, sa-`},
		{"CloudWatch Logs kept without adoption", func(c *Catalog) { c.Regions[1].KeepCloudWatchLogs = true },
			`regions[1].KeepCloudWatchLogs: is set without AdoptExisting; set AdoptExisting: true too, or take it out`},
		{"negative retention", func(c *Catalog) { c.Regions[1].LogRetentionDays = -7 },
			`regions[1].LogRetentionDays: -7 is negative; use 0 to keep logs for ever, or a number of days`},
		{"no day", func(c *Catalog) { c.Regions[1].Retired = "2026-02-30" },
			`regions[1].Retired: "2026-02-30" is not a day; write it as 2026-11-23`},
		{"environment twice", func(c *Catalog) { c.Environments[1].Name = "dev"; c.Products[1].Services[0].Environments = nil },
			`environments[1].Name: environment "dev" is already at environments[0]; give each its own`},
		{"environment's name", func(c *Catalog) { c.Environments[0].Name = "Dev" },
			`environments[0].Name: "Dev" is not allowed; use lower-case letters, digits and single hyphens between them`},
		{"product twice", func(c *Catalog) { c.Products[1].Name = "search" },
			`products[1].Name: product "search" is already at products[0]; give each its own`},
		{"product's name", func(c *Catalog) { c.Products[1].Name = "chat--bot" },
			`products[1].Name: "chat--bot" is not allowed; use lower-case letters, digits and single hyphens between them`},
		{"no team", func(c *Catalog) { c.Products[1].Team = "" },
			`products[1].Team: is missing; give lower-case words joined by single hyphens`},
		{"product in a Region that is not listed", func(c *Catalog) { c.Products[0].Regions = []string{"us-east-1", "us-west-2"} },
			`products[0].Regions[1]: "us-west-2" is not in regions; allowed: us-east-1, eu-west-1, ap-east-2`},
		{"product twice in a Region", func(c *Catalog) { c.Products[0].Regions = []string{"us-east-1", "us-east-1"} },
			`products[0].Regions[1]: "us-east-1" is listed twice; list it once`},
		{"no model", func(c *Catalog) { c.Products[1].Models = nil },
			`products[1].Models: is empty; a product needs at least one model`},
		{"model twice", func(c *Catalog) { c.Products[1].Models = append(c.Products[1].Models, c.Products[1].Models[0]) },
			`products[1].Models[1].Name: model "nova" is already at products[1].Models[0]; give each its own`},
		{"model's id with a routing prefix", func(c *Catalog) { c.Products[0].Models[0].ID = "us.anthropic.claude-sonnet-4-6" },
			`products[0].Models[0].ID: "us.anthropic.claude-sonnet-4-6" begins with the routing prefix "us"; give the id without it and set Routing`},
		{"model's ARN", func(c *Catalog) {
			c.Products[1].Models[0].ID = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"
		}, `products[1].Models[0].ID: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0" is an ARN; give the foundation model's id alone`},
		{"model's id", func(c *Catalog) { c.Products[1].Models[0].ID = "nova" },
			`products[1].Models[0].ID: "nova" is not a foundation model id; it looks like provider.model-v1:0`},
		{"no model's id", func(c *Catalog) { c.Products[1].Models[0].ID = "" },
			`products[1].Models[0].ID: is missing; give a foundation model id such as amazon.nova-lite-v1:0`},
		{"routing", func(c *Catalog) { c.Products[1].Models[0].Routing = "local" },
			`products[1].Models[0].Routing: "local" is not a routing; allowed: regional, geo, global`},
		{"model's id with a prefix that nobody knows", func(c *Catalog) { c.Products[0].Models[0].ID = "xx.anthropic.claude-sonnet-4-6" },
			`products[0].Models[0].ID: "xx.anthropic.claude-sonnet-4-6" begins with the routing prefix "xx"; give the id without it and set Routing`},
		{"prefix of GovCloud", func(c *Catalog) { c.Regions[1].Geo = "us-gov" },
			`regions[1].Geo: "us-gov" is not a Geo prefix; allowed: jp, au, in, ca, us, eu, amer, apac`},
		{"Geo in a Region that the table has not for the model", func(c *Catalog) {
			c.Products[0].Regions = nil
			c.Products[0].Models[0].ID = "amazon.nova-lite-v1:0"
			c.Regions[2].Name = "sa-east-1"
		},
			`products[0].Models[0].Routing: "geo" has no Geo prefix for amazon.nova-lite-v1:0 in sa-east-1; leave the Region out, route Global, or set the Region's Geo to the prefix that AWS has there. ` +
				`catalog/system_profiles.csv has apac in ap-east-2 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7; ` +
				`ca in ca-central-1 ca-west-1; eu in eu-central-1 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-3 il-central-1; us in us-east-1 us-east-2 us-west-1 us-west-2`},
		{"Geo of a model that the table has not", func(c *Catalog) {
			c.Regions[0].Geo = ""
			c.Products[0].Models[0].ID = "somevendor.new-model-v1:0"
		},
			`products[0].Models[0].Routing: "geo" has no Geo prefix for somevendor.new-model-v1:0 in us-east-1; leave the Region out, route Global, or set the Region's Geo to the prefix that AWS has there. ` +
				`catalog/system_profiles.csv has no profile of the model`},
		{"model in a Region its product is not in", func(c *Catalog) { c.Products[0].Models[0].Regions = []string{"ap-east-2"} },
			`products[0].Models[0].Regions[0]: "ap-east-2" is not in the product's Regions; allowed: us-east-1, eu-west-1`},
		{"long profile name", func(c *Catalog) { c.Products[1].Models[0].Name = strings.Repeat("m", 51) },
			`products[1].Models[0].Name: profile "chat-` + strings.Repeat("m", 51) + `-<hash>" has 65 characters; at most 64: shorten the product or the model`},
		{"service in an environment that is not listed", func(c *Catalog) { c.Products[1].Services[0].Environments = []string{"stage"} },
			`products[1].Services[0].Environments[0]: "stage" is not in environments; allowed: dev, prod`},
		{"service twice", func(c *Catalog) { c.Products[1].Services[0].Name = "search-api" },
			`products[1].Services[0].Name: service "search-api" is already at products[0].Services[0] for the same days; retire it there and set Since here to the same day`},
		{"service moved with days in both", func(c *Catalog) {
			c.Products[1].Services[0].Name = "search-api"
			c.Products[0].Services[0].Retired = "2026-05-02"
			c.Products[1].Services[0].Since = "2026-05-01"
		}, `products[1].Services[0].Name: service "search-api" is already at products[0].Services[0] for the same days; retire it there and set Since here to the same day`},
		{"service ends before it begins", func(c *Catalog) {
			c.Products[1].Services[0].Since, c.Products[1].Services[0].Retired = "2026-05-02", "2026-05-01"
		}, `products[1].Services[0].Retired: "2026-05-01" is not after Since "2026-05-02"`},
		{"long role name", func(c *Catalog) { c.Products[1].Services[0].Name = strings.Repeat("s", 52) },
			`products[1].Services[0].Name: role "bedrock-` + strings.Repeat("s", 52) + `-prod" has 65 characters; at most 64: shorten the service or the environment`},
		{"role of this program's", func(c *Catalog) { c.Products[1].Services[0].Name = "bootstrap-logging" },
			`products[1].Services[0].Name: role "bedrock-bootstrap-logging-prod" begins with bedrock-bootstrap-, as this program's own roles do; rename service "bootstrap-logging"`},
		{"role of the detector", func(c *Catalog) {
			c.Environments = append(c.Environments, Environment{Name: "audit"})
			c.Products[0].Services[0].Environments = []string{"prod"}
			c.Products[1].Services[0] = Service{Name: "bootstrap", TrustedBy: EC2, Environments: []string{"audit"}}
		}, `products[1].Services[0].Name: role "bedrock-bootstrap-audit" begins with bedrock-bootstrap-, as this program's own roles do; rename service "bootstrap"`},
		{"role of two services", func(c *Catalog) {
			c.Environments = append(c.Environments, Environment{Name: "api-prod"})
			c.Products[0].Services[0].Environments = []string{"prod"}
			c.Products[1].Services[0] = Service{Name: "search", TrustedBy: EC2, Environments: []string{"api-prod"}}
		}, `products[1].Services[0].Name: role "bedrock-search-api-prod" is also that of service "search-api"; rename one`},
		{"former team without a day", func(c *Catalog) { c.Products[0].FormerTeams = []FormerTeam{{Team: "growth"}} },
			`products[0].FormerTeams[0].Until: is missing; write the first day the next owner pays for, as 2026-11-23`},
		{"former teams in the wrong order", func(c *Catalog) {
			c.Products[0].FormerTeams = []FormerTeam{{Team: "a", Until: "2026-05-01"}, {Team: "b", Until: "2026-04-01"}}
		}, `products[0].FormerTeams[1].Until: "2026-04-01" is not after "2026-05-01"; list former teams oldest first`},
		{"vanished", func(c *Catalog) { c.Shipped = []string{"product search", "product translator"} },
			`shipped.lock: "product translator" was deployed before and is gone from the lists; put it back, with Retired set to the day it ended (an owner: in the product's FormerTeams; a role: its environment in the service's RetiredEnvironments, or its entry in ExistingRoles)`},
		{"too many profiles", func(c *Catalog) {
			c.Products[1].Regions = []string{"ap-east-2"}
			for i := range 240 {
				c.Products[1].Models = append(c.Products[1].Models, Model{Name: fmt.Sprint("m", i), ID: "amazon.nova-lite-v1:0"})
			}
		}, `regions[2]: "ap-east-2" gets 241 profiles; at most 240 fit its stack (500 resources a stack; 1000 profiles a Region)`},
		{"too many roles", func(c *Catalog) {
			for i := range 240 {
				c.Products[1].Services = append(c.Products[1].Services, Service{Name: fmt.Sprint("s", i), TrustedBy: EC2})
			}
		}, `products: has 483 roles; at most 480 fit the Access stack (500 resources a stack; 1000 roles an account)`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := valid()
			tt.edit(&c)
			err := c.Validate()
			if err == nil {
				t.Fatal("no mistake found")
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Ten mistakes give ten lines, each with its path.
func TestEveryMistakeIsReportedAtOnce(t *testing.T) {
	c := valid()
	c.Account.HomeRegion = "mars-1"
	c.Regions[1].Geo = "europe"
	c.Regions[2].Retired = "yesterday"
	c.Environments[0].Name = "Dev"
	c.Products[0].Team = ""
	c.Products[0].Models[0].ID = "global.amazon.nova-lite-v1:0"
	c.Products[0].Services[0].TrustedBy = ServicePrincipal{"everyone"}
	c.Products[1].Regions = []string{"eu-north-1"}
	c.Products[1].Models[0].Routing = "local"
	c.Products[1].Services[0].Environments = []string{"stage"}
	err := c.Validate()
	if err == nil {
		t.Fatal("no mistake found")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 10 {
		t.Errorf("%d lines, want 10:\n%s", len(lines), err)
	}
	for _, line := range lines {
		path, _, found := strings.Cut(line, ": ")
		if !found || strings.Contains(path, " ") {
			t.Errorf("no path: %s", line)
		}
	}
}

func TestServiceMoves(t *testing.T) {
	c := valid()
	c.Products[0].Services[0].Retired = "2026-05-01"
	c.Products[1].Services = append(c.Products[1].Services, Service{Name: "search-api", TrustedBy: ECSTasks, Since: "2026-05-01"})
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	products := map[string]string{}
	for _, r := range c.Roles() {
		products[r.Name()] = r.Product.Name
	}
	want := map[string]string{
		"bedrock-chat-api-prod": "chat", "bedrock-search-api-dev": "chat", "bedrock-search-api-prod": "chat",
	}
	if diff := cmp.Diff(want, products); diff != "" {
		t.Error(diff)
	}
}

// A service that moves must find one of its models at the new product. A move that was deployed stays valid, whatever the products do later.
func TestAServiceMovesWithItsModels(t *testing.T) {
	const want = `products[1].Services[1].Name: service "search-api" moves from product "search" to "chat", which has none of the models it may call there (anthropic.claude-sonnet-4-5-20250929-v1:0) in a Region in use; add those that it calls to the Models of "chat"`
	sonnet := valid().Products[0].Models[0]
	for _, tt := range []struct {
		name string
		edit func(*Catalog)
		want string
	}{
		{"to a product without them", func(*Catalog) {}, want},
		{"to a product with them", func(c *Catalog) {
			c.Products[1].Models = append(c.Products[1].Models, Model{Name: "big", ID: sonnet.ID, Routing: Global})
		}, ""},
		{"to a product with them in no Region in use", func(c *Catalog) {
			c.Regions[2].Retired = "2026-01-01"
			c.Products[1].Models = append(c.Products[1].Models, Model{Name: "big", ID: sonnet.ID, Regions: []string{"ap-east-2"}})
		}, want},
		{"from a retired product", func(c *Catalog) { c.Products[0].Retired = "2026-05-01" }, want},
		{"long ago", func(c *Catalog) { c.Shipped = append(c.Shipped, "service chat/search-api") }, ""},
		{"and ended", func(c *Catalog) { c.Products[1].Services[1].Retired = "2026-06-01" }, ""},
		{"to a retired product", func(c *Catalog) { c.Products[1].Retired = "2026-06-01" }, ""},
		{"before the first deployment", func(c *Catalog) { c.Shipped = nil }, ""},
	} {
		c := valid()
		c.Shipped = c.Names()
		c.Products[0].Services[0].Retired = "2026-05-01"
		c.Products[1].Services = append(c.Products[1].Services, Service{Name: "search-api", TrustedBy: ECSTasks, Since: "2026-05-01"})
		tt.edit(&c)
		got := ""
		if err := c.Validate(); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}
