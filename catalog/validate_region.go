package catalog

import (
	"fmt"
	"slices"
)

func (v *validation) regions() {
	if len(v.catalog.Regions) == 0 {
		v.add("regions", "is empty; list at least one Region")
	}
	seen := map[string]string{}
	for i, r := range v.catalog.Regions {
		path := fmt.Sprintf("regions[%d]", i)
		first, taken := seen[r.Name]
		v.unique(path+".Name", "Region", r.Name, first, taken)
		seen[r.Name] = path
		v.oneOf(path+".Name", r.Name, "the commercial Regions with Amazon Bedrock", KnownRegions)
		switch {
		case r.Geo == "":
		case !slices.Contains(geos, r.Geo):
			v.add(path+".Geo", "%q is not a Geo prefix; allowed: %s", r.Geo, enumerate(geos))
		case slices.Contains(KnownRegions, r.Name) && !geoFits(r.Geo, r.Name):
			v.add(path+".Geo", "%q is not the geography of %s; it holds Regions that begin with %s", r.Geo, r.Name, enumerate(reach(r.Geo)))
		}
		if r.LogRetentionDays < 0 {
			v.add(path+".LogRetentionDays", "%d is negative; use 0 to keep logs for ever, or a number of days", r.LogRetentionDays)
		}
		if r.KeepCloudWatchLogs && !r.AdoptExisting {
			v.add(path+".KeepCloudWatchLogs", "is set without AdoptExisting; set AdoptExisting: true too, or take it out")
		}
		v.date(path+".Retired", r.Retired)
	}
}
