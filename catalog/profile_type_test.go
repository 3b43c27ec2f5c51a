package catalog

import (
	"slices"
	"testing"
)

func TestRegionsWithoutTheProfileType(t *testing.T) {
	if !ProfileTypeRead.Valid() || ProfileTypeRead == "" {
		t.Errorf("%q is no day", ProfileTypeRead)
	}
	if !slices.IsSorted(RegionsWithoutProfileType) || len(slices.Compact(slices.Clone(RegionsWithoutProfileType))) != len(RegionsWithoutProfileType) {
		t.Errorf("%q is not sorted, or has a Region twice", RegionsWithoutProfileType)
	}
	for _, name := range RegionsWithoutProfileType {
		if !slices.Contains(KnownRegions, name) {
			t.Errorf("%s is no known Region", name)
		}
	}
	for name, want := range map[string]bool{"us-east-1": true, "eu-south-1": true, "eu-north-1": false, "ca-west-1": false} {
		if got := (Region{Name: name}).HasProfileType(); got != want {
			t.Errorf("%s has the type: %t, want %t", name, got, want)
		}
	}
}

func TestListsThatLackTheProfileType(t *testing.T) {
	for _, c := range []struct {
		regions []Region
		want    bool
	}{
		{[]Region{{Name: "us-east-1"}}, false},
		{[]Region{{Name: "us-east-1"}, {Name: "eu-north-1"}}, true},
		{[]Region{{Name: "us-east-1"}, {Name: "eu-north-1", Retired: "2026-11-01"}}, false},
	} {
		if got := (Catalog{Regions: c.regions}).LackProfileType(); got != c.want {
			t.Errorf("%v: %t", c.regions, got)
		}
	}
}
