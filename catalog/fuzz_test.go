package catalog

import (
	"regexp"
	"strings"
	"testing"
)

// Validate returns for any lists, and every name derived from lists without a mistake is one that AWS accepts.
func FuzzValidate(f *testing.F) {
	f.Add("us-east-1", "us", "dev", "onboarding-assistant", "growth", "sonnet", "anthropic.claude-sonnet-4-6", "geo", "onboarding-api", "2026-01-01")
	f.Add("eu-west-1", "eu", "prod", "search", "core", "embed", "amazon.titan-embed-text-v2:0", "", "search-api", "")
	f.Add("us-east-1", "", "dev", strings.Repeat("p", 40), "t", strings.Repeat("m", 20), "a.b", "regional", strings.Repeat("s", 60), "x")
	f.Add("", "", "", "", "", "", "", "", "", "")
	role := regexp.MustCompile(`^[\w+=,.@-]{1,64}$`)
	profile := regexp.MustCompile(`^([0-9a-zA-Z][ _-]?){1,64}$`)
	parameter := regexp.MustCompile(`^[a-zA-Z0-9_./-]+$`)
	tag := regexp.MustCompile(`^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$`)
	f.Fuzz(func(t *testing.T, region, geo, environment, product, team, model, id, routing, service, retired string) {
		c := Catalog{
			Account:      Account{HomeRegion: region},
			Regions:      []Region{{Name: region, Geo: geo}},
			Environments: []Environment{{Name: environment}},
			Products: []Product{{
				Name: product, Team: team, Retired: Date(retired),
				Models:   []Model{{Name: model, ID: id, Routing: Routing(routing)}},
				Services: []Service{{Name: service, TrustedBy: EC2}},
			}},
		}
		if err := c.Validate(); err != nil {
			for _, line := range strings.Split(err.Error(), "\n") {
				if !strings.Contains(line, ": ") {
					t.Errorf("a mistake without a path: %q", line)
				}
			}
			return
		}
		for _, r := range c.Roles() {
			if !role.MatchString(r.Name()) {
				t.Errorf("role name %q", r.Name())
			}
		}
		for _, p := range c.Profiles(c.Regions[0]) {
			if name := p.Name(); !profile.MatchString(name) || len(name) > 64 {
				t.Errorf("profile name %q", name)
			}
			if name := ProfileParameter(product, model); !parameter.MatchString(name) || len(name) > 1011 {
				t.Errorf("parameter name %q", name)
			}
		}
		for _, value := range []string{product, team, model, service, environment} {
			if !tag.MatchString(value) {
				t.Errorf("tag value %q", value)
			}
		}
	})
}
