package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var modelIDPattern = regexp.MustCompile(`^[a-z0-9-]+\.[a-z0-9][a-z0-9.:-]*$`)

func (v *validation) models(path string, p Product) {
	regions := p.Regions
	if len(regions) == 0 {
		regions = v.catalog.RegionNames()
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
		v.references(at+".Regions", m.Regions, "the product's Regions", regions)
		v.geoRouting(at, p, m)
	}
}

func (v *validation) modelID(path, id string) {
	prefix, rest, _ := strings.Cut(id, ".")
	provider, _, more := strings.Cut(rest, ".")
	switch {
	case id == "":
		v.add(path, "is missing; give a foundation model id such as amazon.nova-lite-v1:0")
	case strings.HasPrefix(id, "arn:"):
		v.add(path, "%q is an ARN; give the foundation model's id alone", id)
	case slices.Contains(RoutingPrefixes(), prefix) || more && slices.Contains(Providers(), provider):
		v.add(path, "%q begins with the routing prefix %q; give the id without it and set Routing", id, prefix)
	case !modelIDPattern.MatchString(id):
		v.add(path, "%q is not a foundation model id; it looks like provider.model-v1:0", id)
	}
}

// geoRouting finds Regions in use in which the product would have the model with Geo routing, and no prefix is known for it.
func (v *validation) geoRouting(path string, p Product, m Model) {
	if m.Routing != Geo || p.Retired != "" {
		return
	}
	for _, r := range v.catalog.ActiveRegions() {
		if listed(p.Regions, r.Name) && listed(m.Regions, r.Name) && m.source(r).prefix == "" {
			v.add(path+".Routing", "%q has no Geo prefix for %s in %s; leave the Region out, route Global, or set the Region's Geo to the prefix that AWS has there. catalog/system_profiles.csv has %s",
				m.Routing, m.ID, r.Name, orNothing(knownAs(m.ID)))
		}
	}
}
