package catalog

import "fmt"

// profiles checks the number of profiles in each Region.
func (v *validation) profiles() {
	for i, r := range v.catalog.Regions {
		if n := len(v.catalog.Profiles(r)); n > maxProfiles {
			v.add(fmt.Sprintf("regions[%d]", i), "%q gets %d profiles; at most %d fit its stack (%d resources a stack; %d profiles a Region)",
				r.Name, n, maxProfiles, maxStackResources, QuotaProfiles)
		}
	}
}
