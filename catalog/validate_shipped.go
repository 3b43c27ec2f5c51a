package catalog

import "slices"

func (v *validation) shipped() {
	names := v.catalog.Names()
	for _, shipped := range v.catalog.Shipped {
		if _, found := slices.BinarySearch(names, shipped); !found {
			v.add("shipped.lock", "%q was deployed before and is gone from the lists; put it back, with Retired set to the day it ended (an owner: in the product's FormerTeams; a role: its environment in the service's RetiredEnvironments, or its entry in ExistingRoles)", shipped)
		}
	}
}
