package main

import (
	"reflect"
	"slices"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// The configuration of the function comes from the lists: an environment variable cannot change it.
func TestConfigured(t *testing.T) {
	lists := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1", TagPrefix: "acme:"},
		Regions:      []catalog.Region{{Name: "us-east-1"}, {Name: "eu-west-1", DisableRepair: true}, {Name: "us-west-2", Retired: "2026-01-01"}},
		Environments: []catalog.Environment{{Name: "dev"}, {Name: "qa"}, {Name: "prod"}},
	}
	for value, want := range map[string][]string{"": nil, "dev,prod": {"dev", "prod"}} {
		environment := map[string]string{"ACCOUNT_ID": "123456789012", "DEPLOYED_ENVIRONMENTS": value, "HOME_REGION": "eu-west-1", "LISTED_REGIONS": "us-west-2", "TAG_PREFIX": "other:"}
		account, deployed, err := configured(lists, func(name string) string { return environment[name] })
		c := coverage.FromCatalog(account, deployed)
		if err != nil || c.Account != "123456789012" || c.Home != "us-east-1" || deployed.Account.TagPrefix != "acme:" ||
			!slices.Equal(c.Listed, []string{"us-east-1", "eu-west-1"}) || !slices.Equal(c.Repaired, []string{"us-east-1"}) {
			t.Errorf("error %v, got %+v", err, c)
		}
		if !slices.Equal(deployed.Deployed, want) || !reflect.DeepEqual(deployed.Regions, lists.Regions) {
			t.Errorf("%q: deployed is %+v", value, deployed)
		}
	}
	_, _, err := configured(lists, func(string) string { return "" })
	if err == nil || err.Error() != "the environment variable ACCOUNT_ID is missing; deploy the Detector stack again" {
		t.Errorf("error %v", err)
	}
}
