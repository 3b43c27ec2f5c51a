package catalog

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// chat is the service of valid() that a mistake is put into; search runs in two environments.
func chat(edit func(*Service)) func(*Catalog) {
	return func(c *Catalog) { edit(&c.Products[1].Services[0]) }
}

func search(edit func(*Service)) func(*Catalog) {
	return func(c *Catalog) { edit(&c.Products[0].Services[0]) }
}

func trustedBy(trust Trust) func(*Catalog) { return chat(func(s *Service) { s.TrustedBy = trust }) }

func TestMistakesOfRolesAreNamed(t *testing.T) {
	const (
		at      = `products[1].Services[0].`
		by      = at + `TrustedBy`
		issuer  = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"
		subject = `environment:<name>, ref:refs/heads/<branch> or ref:refs/tags/<tag>`
		twelve  = `the account's 12 digits, or nothing for the account that is deployed to`
	)
	for _, tt := range []struct {
		name string
		edit func(*Catalog)
		want string // all lines of the error
	}{
		{"no trust", trustedBy(nil), by + `: is missing for environment "prod"; allowed: ` + allowedServices + `, or another trust of catalog/trust.go`},
		{"everybody", trustedBy(ServicePrincipal{"*"}), by + `: "*" is not a service that runs programs; allowed: ` + allowedServices},
		{"every namespace", trustedBy(EKSPodIdentity{Namespace: "*", ServiceAccount: "chat"}),
			by + `.Namespace: "*" has a wildcard; name exactly one: the Kubernetes namespace`},
		{"no service account", trustedBy(EKSPodIdentity{Namespace: "chat"}),
			by + `.ServiceAccount: is missing; give the Kubernetes service account`},
		{"cluster", trustedBy(EKSPodIdentity{Namespace: "chat", ServiceAccount: "chat", Cluster: "a b"}),
			by + `.Cluster: "a b" is not allowed; give the cluster's name`},
		{"issuer with its scheme", trustedBy(EKSServiceAccount{Issuer: "https://" + issuer, Namespace: "chat", ServiceAccount: "chat"}),
			by + `.Issuer: "https://` + issuer + `" is not allowed; give the cluster's issuer, as oidc.eks.eu-west-1.amazonaws.com/id/ and 32 hexadecimal digits`},
		{"every service account of a namespace", trustedBy(EKSServiceAccount{Issuer: issuer, Namespace: "chat", ServiceAccount: "chat-*"}),
			by + `.ServiceAccount: "chat-*" has a wildcard; name exactly one: the Kubernetes service account`},
		{"every repository", trustedBy(GitHubActions{Repository: "acme/*", Subject: "environment:prod"}),
			by + `.Repository: "acme/*" has a wildcard; name exactly one: owner/repository, or both with their ids, as acme@123456/evals@456789`},
		{"every id", trustedBy(GitHubActions{Repository: "acme@*/chat@*", Subject: "environment:prod"}),
			by + `.Repository: "acme@*/chat@*" has a wildcard; name exactly one: owner/repository, or both with their ids, as acme@123456/evals@456789`},
		{"one id of two", trustedBy(GitHubActions{Repository: "acme/chat@456789", Subject: "environment:prod"}),
			by + `.Repository: "acme/chat@456789" is not allowed; give owner/repository, or both with their ids, as acme@123456/evals@456789`},
		{"an id that is no number", trustedBy(GitHubActions{Repository: "acme@12e4/chat@456789", Subject: "environment:prod"}),
			by + `.Repository: "acme@12e4/chat@456789" is not allowed; give owner/repository, or both with their ids, as acme@123456/evals@456789`},
		{"one repository in two environments, with and without ids", search(func(s *Service) {
			s.TrustedIn = map[string]Trust{
				"dev":  GitHubActions{Repository: "acme/search", Subject: "environment:any"},
				"prod": GitHubActions{Repository: "acme@1/search@2", Subject: "environment:any"},
			}
		}), `products[0].Services[0].TrustedIn: catalog.GitHubActions is trusted in "dev" and in "prod" and could act as either; give each environment its own`},
		{"every workflow", trustedBy(GitHubActions{Repository: "acme/chat", Subject: "*"}),
			by + `.Subject: "*" has a wildcard; name exactly one: ` + subject},
		{"pull requests", trustedBy(GitHubActions{Repository: "acme/chat", Subject: "pull_request"}),
			by + `.Subject: "pull_request" is not allowed; give ` + subject},
		{"every role", trustedBy(NamedRole{Account: "111122223333", Role: "*"}),
			by + `.Role: "*" has a wildcard; name exactly one: the role's name, after its path where it has one`},
		{"every account", trustedBy(NamedRole{Account: "*", Role: "build"}),
			by + `.Account: "*" has a wildcard; name exactly one: ` + twelve},
		{"path of a role", trustedBy(NamedRole{Role: "te*ms/build"}),
			by + `.Role: "te*ms/build" has a path that is not allowed; write it as teams/core/build`},
		{"external id", trustedBy(NamedRole{Role: "build", ExternalID: "x y"}),
			by + `.ExternalID: "x y" is not allowed; give letters, digits and +=,.@:/_-`},
		{"short external id", trustedBy(NamedRole{Role: "build", ExternalID: "x"}), by + `.ExternalID: has 1 characters; use 2 to 1224`},
		{"account root without a reason", trustedBy(AccountRoot{Account: "111122223333", Reason: " "}),
			by + `.Reason: is missing; say why the whole account is trusted, or name a role with catalog.NamedRole`},
		{"trust in an environment that is not listed", chat(func(s *Service) { s.TrustedIn = map[string]Trust{"stage": EC2} }),
			at + `TrustedIn["stage"]: "stage" is not in environments; allowed: dev, prod`},
		{"no trust in an environment", chat(func(s *Service) { s.TrustedIn = map[string]Trust{"dev": nil} }),
			at + `TrustedIn["dev"]: is missing; give a trust, or leave the environment out for TrustedBy`},
		{"one principal in two environments", search(func(s *Service) { s.TrustedBy = NamedRole{Role: "build"} }),
			`products[0].Services[0].TrustedIn: catalog.NamedRole is trusted in "dev" and in "prod" and could act as either; give each environment its own`},
		{"existing role in an environment that is not listed", chat(func(s *Service) { s.ExistingRoles = []ExistingRole{{Environment: "stage", Name: "chat"}} }),
			at + `ExistingRoles[0].Environment: "stage" is not in environments; allowed: dev, prod`},
		{"existing role in an environment of other services", chat(func(s *Service) { s.ExistingRoles = []ExistingRole{{Environment: "dev", Name: "chat"}} }),
			at + `ExistingRoles[0].Environment: "dev" is not one of the service; add it to Environments`},
		{"existing role of two environments", search(func(s *Service) {
			s.ExistingRoles = []ExistingRole{{Environment: "dev", Name: "search"}, {Environment: "prod", Name: "search"}}
		}), `products[0].Services[0].ExistingRoles[1].Name: role "search" is already at products[0].Services[0].ExistingRoles[0]; give each its own`},
		{"two existing roles of an environment", chat(func(s *Service) {
			s.ExistingRoles = []ExistingRole{{Environment: "prod", Name: "a"}, {Environment: "prod", Name: "b"}}
		}), at + `ExistingRoles[1].Environment: the role of environment "prod" is already at ` + at + `ExistingRoles[0]; give each its own`},
		{"existing role with the name of a role of the deployment", chat(func(s *Service) {
			s.ExistingRoles = []ExistingRole{{Environment: "prod", Name: "bedrock-chat-api-prod"}}
		}),
			at + `ExistingRoles[0].Name: "bedrock-chat-api-prod" is the name of a role that the deployment creates; name a role that was created elsewhere, or leave the entry out`},
		{"existing role of another service", chat(func(s *Service) {
			s.ExistingRoles = []ExistingRole{{Environment: "prod", Name: "bedrock-search-api-dev"}}
		}),
			at + `Name: role "bedrock-search-api-dev" is also that of service "search-api"; rename one`},
		{"existing role by its ARN", chat(func(s *Service) { s.ExistingRoles = []ExistingRole{{Environment: "prod", Name: "role/chat"}} }),
			at + `ExistingRoles[0].Name: "role/chat" is not allowed; give the role's name without its path`},
		{"path of an existing role", chat(func(s *Service) {
			s.ExistingRoles = []ExistingRole{{Environment: "prod", Name: "chat", Path: "teams"}}
		}), at + `ExistingRoles[0].Path: "teams" is not a path; begin and end it with a slash, as /teams/core/, with at most 512 letters, digits and +=,.@_-`},
		{"too many existing roles", func(c *Catalog) {
			c.Products[1].Services = nil
			for i := range 126 {
				c.Products[1].Services = append(c.Products[1].Services, Service{
					Name: fmt.Sprintf("s%03d", i), Environments: []string{"prod"}, ExistingRoles: []ExistingRole{{Environment: "prod", Name: fmt.Sprintf("existing-role-%03d", i)}},
				})
			}
		}, `products: name existing roles whose ARNs have 6048 characters; at most 6000 fit the detector's policy`},
		{"path", func(c *Catalog) { c.Account.RolePath = "/bedrock" },
			`account.RolePath: "/bedrock" is not a path; begin and end it with a slash, as /teams/core/, with at most 512 letters, digits and +=,.@_-`},
		{"bill reader of bodies", func(c *Catalog) { c.Account.BillReader = true; c.Regions[1].DeliverBodies = true },
			`account.BillReader: true would show prompts and answers: eu-west-1 delivers bodies, and the smaller ones are in the log lines; set BillReadersMayReadBodies, or leave BillReader out`},
		{"bodies without a bill reader", func(c *Catalog) { c.Account.BillReadersMayReadBodies = true },
			`account.BillReadersMayReadBodies: true has no bill reader to speak of; set BillReader, or leave it out`},
		{"session", func(c *Catalog) { c.Account.MaxSessionHours = 13 },
			`account.MaxSessionHours: 13 is not a session's length; use 1 to 12 hours, or 0 for 1`},
		{"deployed environment", func(c *Catalog) { c.Deployed = []string{"prod", "stage"} },
			`context.environments[1]: "stage" is not in the environments in use; allowed: dev, prod`},
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

func TestEveryTrustIsAllowed(t *testing.T) {
	const issuer = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"
	for _, trust := range []Trust{
		ECSTasks, EC2, Lambda, StepFunctions, AgentCore,
		EKSPodIdentity{Namespace: "chat", ServiceAccount: "chat-api"},
		EKSPodIdentity{Namespace: "chat", ServiceAccount: "chat-api", Cluster: "main"},
		EKSServiceAccount{Issuer: issuer, Namespace: "chat", ServiceAccount: "chat-api"},
		GitHubActions{Repository: "acme/chat.api", Subject: "environment:prod"},
		GitHubActions{Repository: "acme@123456/chat.api@456789", Subject: "environment:prod"},
		GitHubActions{Repository: "acme/chat", Subject: "ref:refs/heads/release/1"},
		NamedRole{Role: "build"},
		NamedRole{Account: "111122223333", Role: "teams/core/build", ExternalID: "a:1"},
		AccountRoot{Reason: "its roles are made by another program"},
	} {
		c := valid()
		trustedBy(trust)(&c)
		if err := c.Validate(); err != nil {
			t.Errorf("%#v: %v", trust, err)
		}
	}
}

func TestTrustOfEachEnvironment(t *testing.T) {
	c := valid()
	c.Products[0].Services[0] = Service{
		Name:      "search-api",
		TrustedIn: map[string]Trust{"dev": GitHubActions{"acme/search", "environment:dev"}, "prod": GitHubActions{"acme/search", "environment:prod"}},
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	var subjects []string
	for _, r := range c.Roles()[:2] {
		subjects = append(subjects, r.Trust().(GitHubActions).TokenSubjects()...)
	}
	if got := strings.Join(subjects, " "); got != "repo:acme/search:environment:dev repo:acme/search:environment:prod" {
		t.Error(got)
	}
}

// A token of a repository with ids has one of two subjects. The list without ids trusts the one without.
func TestSubjectsOfARepository(t *testing.T) {
	for _, tt := range []struct {
		repository string
		subjects   []string
		owner, id  string
	}{
		{"acme/evals", []string{"repo:acme/evals:environment:prod"}, "", ""},
		{"acme@123456/evals@456789", []string{"repo:acme@123456/evals@456789:environment:prod", "repo:acme/evals:environment:prod"}, "123456", "456789"},
	} {
		g := GitHubActions{Repository: tt.repository, Subject: "environment:prod"}
		owner, repository := g.RepositoryIDs()
		if got := g.TokenSubjects(); !slices.Equal(got, tt.subjects) || owner != tt.owner || repository != tt.id {
			t.Errorf("%s: %q, ids %q and %q", tt.repository, got, owner, repository)
		}
	}
}

// A service changes from an existing role to one that the deployment creates: its past calls keep their names.
func TestExistingRoles(t *testing.T) {
	c := valid()
	c.Products[1].Services[0] = Service{
		Name: "chat-api", TrustedBy: Lambda, Environments: []string{"prod"},
		ExistingRoles: []ExistingRole{{Environment: "prod", Name: "legacy-chat", Path: "/apps/"}},
	}
	arn := func() string {
		t.Helper()
		if err := c.Validate(); err != nil {
			t.Fatal(err)
		}
		return c.Roles()[2].ARN("123456789012")
	}
	if got := arn(); got != "arn:aws:iam::123456789012:role/apps/legacy-chat" {
		t.Error(got)
	}
	c.Shipped = c.Names()
	c.Products[1].Services[0].ExistingRoles[0].Retired = "2026-11-24"
	if got := arn(); got != "arn:aws:iam::123456789012:role/bedrock-chat-api-prod" {
		t.Error(got)
	}
	c.Products[1].Services[0].ExistingRoles = nil
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), `"role legacy-chat" was deployed before`) {
		t.Errorf("a role that is gone from the lists: %v", err)
	}
}

func TestDeployedEnvironments(t *testing.T) {
	c := valid()
	callers := len(c.Callers())
	c.Deployed = []string{"prod"}
	for _, r := range c.Roles() {
		if r.Environment != "prod" {
			t.Errorf("%s is made", r.Name())
		}
	}
	if len(c.Roles()) != 2 || len(c.Callers()) != callers {
		t.Errorf("%d roles, %d callers; want 2 and all %d", len(c.Roles()), len(c.Callers()), callers)
	}
}
