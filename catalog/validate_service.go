package catalog

import "fmt"

func (v *validation) services(path string, p Product) {
	environments := v.catalog.environmentNames()
	for i, s := range p.Services {
		at := fmt.Sprintf("%s.Services[%d]", path, i)
		v.name(at+".Name", s.Name)
		v.trust(at, s, environments)
		v.existingRoles(at, s, environments)
		v.references(at+".Environments", s.Environments, "environments", environments)
		v.references(at+".RetiredEnvironments", s.RetiredEnvironments, "environments", environments)
		v.date(at+".Since", s.Since)
		v.date(at+".Retired", s.Retired)
		if s.Since != "" && s.Retired != "" && s.Retired <= s.Since {
			v.add(at+".Retired", "%q is not after Since %q", s.Retired, s.Since)
		}
	}
}
