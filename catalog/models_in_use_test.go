package catalog

import (
	"slices"
	"testing"
)

func TestModelsAndRegionsInUse(t *testing.T) {
	c := Catalog{
		Account: Account{HomeRegion: "us-east-1"},
		Regions: []Region{{Name: "us-west-2"}, {Name: "eu-west-1"}, {Name: "ap-south-1", Retired: "2026-01-01"}},
		Products: []Product{
			{Models: []Model{{ID: "b.two"}, {ID: "a.one", Routing: Geo}}},
			{Models: []Model{{ID: "a.one"}}},
			{Models: []Model{{ID: "c.three"}}, Retired: "2026-01-01"},
		},
	}
	if got := c.ModelsInUse(); !slices.Equal(got, []string{"a.one", "b.two"}) {
		t.Errorf("models %v", got)
	}
	if got := c.PricedRegions(); !slices.Equal(got, []string{"eu-west-1", "us-east-1", "us-west-2"}) {
		t.Errorf("Regions %v", got)
	}
}
