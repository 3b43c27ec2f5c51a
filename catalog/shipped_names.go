package catalog

import "slices"

// Names returns every name by which deployments and bills know something, sorted, each as "kind name". shipped.lock holds
// the names that were ever deployed.
func (c Catalog) Names() []string {
	var names []string
	add := func(kind, name string) { names = append(names, kind+" "+name) }
	for _, name := range c.RegionNames() {
		add("region", name)
	}
	for _, e := range c.Environments {
		add("environment", e.Name)
	}
	for _, p := range c.Products {
		add("product", p.Name)
		for _, s := range p.Services {
			add("service", p.Name+"/"+s.Name)
		}
	}
	for _, o := range c.Ownerships() {
		shared := ""
		if o.Shared {
			shared = " shared"
		}
		add("owner", o.Product+"/"+o.Team+shared)
	}
	for _, caller := range c.Callers() {
		add("role", caller.RoleName)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
