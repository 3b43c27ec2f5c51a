package catalog

import "fmt"

func (v *validation) environments() {
	if len(v.catalog.Environments) == 0 {
		v.add("environments", "is empty; list at least one environment")
	}
	seen := map[string]string{}
	for i, e := range v.catalog.Environments {
		path := fmt.Sprintf("environments[%d]", i)
		first, taken := seen[e.Name]
		v.unique(path+".Name", "environment", e.Name, first, taken)
		seen[e.Name] = path
		v.name(path+".Name", e.Name)
		v.date(path+".Retired", e.Retired)
	}
}

// deployed checks the environments to which the CDK context narrows a deployment.
func (v *validation) deployed() {
	var active []string
	for _, e := range v.catalog.Environments {
		if e.Retired == "" {
			active = append(active, e.Name)
		}
	}
	v.references("context.environments", v.catalog.Deployed, "the environments in use", active)
}
