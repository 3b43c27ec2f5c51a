package catalog

import (
	"fmt"
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
		}
	}
}

func (s stay) overlaps(o stay) bool {
	return (s.to == "" || o.from < s.to) && (o.to == "" || s.from < o.to)
}
