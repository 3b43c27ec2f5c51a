package catalog

// RegionNames returns the names of all Regions, retired ones included, in the order of the list.
func (c Catalog) RegionNames() []string { return regionNames(c.Regions) }

// ActiveRegionNames returns the names of the Regions in use, in the order of the list.
func (c Catalog) ActiveRegionNames() []string { return regionNames(c.ActiveRegions()) }

// RepairedRegions returns the names of the Regions in use whose logging the program turns on again after somebody turns it
// off.
func (c Catalog) RepairedRegions() []string {
	var repaired []Region
	for _, r := range c.ActiveRegions() {
		if !r.DisableRepair {
			repaired = append(repaired, r)
		}
	}
	return regionNames(repaired)
}

// ActiveRegions returns the Regions in use, which carry profiles and must log, in the order of the list.
func (c Catalog) ActiveRegions() []Region {
	var active []Region
	for _, r := range c.Regions {
		if r.Retired == "" {
			active = append(active, r)
		}
	}
	return active
}

func regionNames(regions []Region) []string {
	var names []string
	for _, r := range regions {
		names = append(names, r.Name)
	}
	return names
}
