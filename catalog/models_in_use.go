package catalog

import "slices"

// ModelsInUse returns the ids of the models that products in use call, sorted, each once.
func (c Catalog) ModelsInUse() []string {
	var ids []string
	for _, p := range c.Products {
		if p.Retired != "" {
			continue
		}
		for _, m := range p.Models {
			ids = append(ids, m.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// PricedRegions returns the home Region and the Regions in use, sorted, each once.
func (c Catalog) PricedRegions() []string {
	regions := append(c.ActiveRegionNames(), c.Account.HomeRegion)
	slices.Sort(regions)
	return slices.Compact(regions)
}
