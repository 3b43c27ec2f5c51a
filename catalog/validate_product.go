package catalog

import (
	"fmt"
	"slices"
	"strings"
)

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
		v.regionRefs(path+".Regions", p.Regions, "regions", regionNames(v.catalog.Regions))
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

func (v *validation) regionRefs(path string, refs []string, list string, allowed []string) {
	for i, name := range refs {
		at := fmt.Sprintf("%s[%d]", path, i)
		v.oneOf(at, name, list, allowed)
		if slices.Contains(refs[:i], name) {
			v.add(at, "%q is listed twice; list it once", name)
		}
	}
}

func (v *validation) models(path string, p Product) {
	regions := p.Regions
	if len(regions) == 0 {
		regions = regionNames(v.catalog.Regions)
	}
	seen := map[string]string{}
	for i, m := range p.Models {
		at := fmt.Sprintf("%s.Models[%d]", path, i)
		first, taken := seen[m.Name]
		v.unique(at+".Name", "model", m.Name, first, taken)
		seen[m.Name] = at
		v.name(at+".Name", m.Name)
		if n := len(p.Name) + 1 + len(m.Name) + profileHash; n > maxProfileName {
			v.add(at+".Name", "profile %q has %d characters; at most %d: shorten the product or the model", p.Name+"-"+m.Name+"-<hash>", n, maxProfileName)
		}
		v.modelID(at+".ID", m.ID)
		if !slices.Contains([]Routing{Regional, Geo, Global}, m.Routing.Kind()) {
			v.add(at+".Routing", "%q is not a routing; allowed: %s, %s, %s", m.Routing, Regional, Geo, Global)
		}
		v.regionRefs(at+".Regions", m.Regions, "the product's Regions", regions)
		v.geoRouting(at, p, m)
	}
}

func (v *validation) modelID(path, id string) {
	prefix, _, _ := strings.Cut(id, ".")
	switch {
	case id == "":
		v.add(path, "is missing; give a foundation model id such as amazon.nova-lite-v1:0")
	case strings.HasPrefix(id, "arn:"):
		v.add(path, "%q is an ARN; give the foundation model's id alone", id)
	case prefix == "global" || slices.Contains(geos, prefix):
		v.add(path, "%q begins with the routing prefix %q; give the id without it and set Routing", id, prefix)
	case !modelIDPattern.MatchString(id):
		v.add(path, "%q is not a foundation model id; it looks like provider.model-v1:0", id)
	}
}

// geoRouting finds the Regions in use that a Geo model would be put into without a Geo prefix.
func (v *validation) geoRouting(path string, p Product, m Model) {
	if m.Routing != Geo || p.Retired != "" {
		return
	}
	for _, r := range v.catalog.ActiveRegions() {
		if r.Geo == "" && listed(p.Regions, r.Name) && listed(m.Regions, r.Name) {
			v.add(path+".Routing", "%q needs a Geo prefix and Region %q has none; set its Geo, leave the Region out, or route Global", m.Routing, r.Name)
		}
	}
}

func (v *validation) services(path string, p Product) {
	var environments []string
	for _, e := range v.catalog.Environments {
		environments = append(environments, e.Name)
	}
	for i, s := range p.Services {
		at := fmt.Sprintf("%s.Services[%d]", path, i)
		v.name(at+".Name", s.Name)
		v.trust(at, s, environments)
		v.existingRoles(at, s, environments)
		v.regionRefs(at+".Environments", s.Environments, "environments", environments)
		v.regionRefs(at+".RetiredEnvironments", s.RetiredEnvironments, "environments", environments)
		v.date(at+".Since", s.Since)
		v.date(at+".Retired", s.Retired)
		if s.Since != "" && s.Retired != "" && s.Retired <= s.Since {
			v.add(at+".Retired", "%q is not after Since %q", s.Retired, s.Since)
		}
	}
}

// stay is one listing of a service: from its Since to the day it, or its product, was retired.
type stay struct {
	path     string
	from, to Date
}

// movedServices checks that a service listed more than once is in one place at a time.
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
