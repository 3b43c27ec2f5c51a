package catalog

import (
	"slices"
	"testing"
)

func TestRegionNames(t *testing.T) {
	c := valid()
	c.Regions[1].Retired = "2026-11-23"
	c.Regions[2].DisableRepair = true
	for name, names := range map[string]struct{ got, want []string }{
		"all":      {c.RegionNames(), []string{"us-east-1", "eu-west-1", "ap-east-2"}},
		"active":   {c.ActiveRegionNames(), []string{"us-east-1", "ap-east-2"}},
		"repaired": {c.RepairedRegions(), []string{"us-east-1"}},
	} {
		if !slices.Equal(names.got, names.want) {
			t.Errorf("%s: %v, want %v", name, names.got, names.want)
		}
	}
}
