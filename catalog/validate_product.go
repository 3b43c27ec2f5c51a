package catalog

import "fmt"

func (v *validation) products() {
	seen := map[string]string{}
	for i, p := range v.catalog.Products {
		path := fmt.Sprintf("products[%d]", i)
		first, taken := seen[p.Name]
		v.unique(path+".Name", "product", p.Name, first, taken)
		seen[p.Name] = path
		v.name(path+".Name", p.Name)
		v.name(path+".Team", p.Team)
		v.date(path+".Retired", p.Retired)
		v.formerTeams(path, p)
		v.references(path+".Regions", p.Regions, "regions", v.catalog.RegionNames())
		if len(p.Models) == 0 {
			v.add(path+".Models", "is empty; a product needs at least one model")
		}
		v.models(path, p)
		v.services(path, p)
	}
	v.movedServices()
}

func (v *validation) formerTeams(path string, p Product) {
	var last Date
	for i, f := range p.FormerTeams {
		at := fmt.Sprintf("%s.FormerTeams[%d]", path, i)
		v.name(at+".Team", f.Team)
		v.date(at+".Until", f.Until)
		switch {
		case f.Until == "":
			v.add(at+".Until", "is missing; write the first day the next owner pays for, as 2026-11-23")
		case f.Until <= last:
			v.add(at+".Until", "%q is not after %q; list former teams oldest first", f.Until, last)
		}
		last = f.Until
	}
}
