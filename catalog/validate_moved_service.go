package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// stay is one listing of a service: from its Since to the day it, or its product, was retired.
type stay struct {
	path     string
	from, to Date
}

// movedServices checks that a service listed in several products is in one of them at a time.
func (v *validation) movedServices() {
	stays := map[string][]stay{}
	for i, p := range v.catalog.Products {
		for j, s := range p.Services {
			now := stay{path: fmt.Sprintf("products[%d].Services[%d].Name", i, j), from: s.Since, to: p.end(s)}
			for _, before := range stays[s.Name] {
				if s.Name != "" && before.overlaps(now) {
					v.add(now.path, "service %q is already at %s for the same days; retire it there and set Since here to the same day", s.Name, strings.TrimSuffix(before.path, ".Name"))
				}
			}
			stays[s.Name] = append(stays[s.Name], now)
			v.movedModels(now.path, p, s)
		}
	}
}

// movedModels finds a move, not deployed yet, to a product that has none of the models of the product that the service leaves: from the
// deployment on the role may call the new product's profiles only, and the service would find none of its own there. Which of a product's
// models a service calls is in no list, so one in common is enough. A move that shipped.lock holds is history: either product may have changed
// its models since.
func (v *validation) movedModels(path string, to Product, s Service) {
	if to.Retired != "" || s.Retired != "" || v.wasShipped(to, s) {
		return
	}
	offered := map[string]bool{}
	for _, r := range v.catalog.ActiveRegions() {
		for _, p := range v.catalog.Profiles(r) {
			offered[p.Model.ID] = offered[p.Model.ID] || p.Product.Name == to.Name
		}
	}
	for _, from := range v.catalog.Products {
		leaves := func(o Service) bool { return o.Name == s.Name && v.wasShipped(from, o) }
		calls := func(m Model) bool { return offered[m.ID] }
		if from.Name == to.Name || !slices.ContainsFunc(from.Services, leaves) || slices.ContainsFunc(from.Models, calls) {
			continue
		}
		var ids []string
		for _, m := range from.Models {
			ids = append(ids, m.ID)
		}
		v.add(path, "service %q moves from product %q to %q, which has none of the models it may call there (%s) in a Region in use; add those that it calls to the Models of %q",
			s.Name, from.Name, to.Name, strings.Join(ids, ", "), to.Name)
	}
}

// wasShipped reports whether the service was deployed in the product.
func (v *validation) wasShipped(p Product, s Service) bool {
	return slices.Contains(v.catalog.Shipped, "service "+p.Name+"/"+s.Name)
}

func (s stay) overlaps(o stay) bool {
	return (s.to == "" || o.from < s.to) && (o.to == "" || s.from < o.to)
}
