package coverage

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// A retired Region need not log.
func TestFromCatalog(t *testing.T) {
	got := FromCatalog(testAccount, catalog.Catalog{
		Account: catalog.Account{HomeRegion: "us-east-1"},
		Regions: []catalog.Region{{Name: "us-east-1"}, {Name: "eu-north-1", Retired: "2026-10-01", DeliverBodies: true}, {Name: "eu-west-1", DeliverBodies: true, DisableRepair: true}},
	})
	want := Config{Account: testAccount, Home: "us-east-1", Listed: []string{"us-east-1", "eu-west-1"}, DeliverBodies: []string{"eu-west-1"}, Repaired: []string{"us-east-1"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
