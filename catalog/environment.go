package catalog

// Environment is a stage in which services run, such as dev or prod.
type Environment struct {
	Name string
	// Retired is the day the environment ended: its roles are deleted, its past calls keep their name. Zero: in use.
	Retired Date
}

// activeEnvironments returns the names of the environments in use that are deployed.
func (c Catalog) activeEnvironments() []string {
	var names []string
	for _, e := range c.Environments {
		if e.Retired == "" && listed(c.Deployed, e.Name) {
			names = append(names, e.Name)
		}
	}
	return names
}

// environmentNames returns the names of all environments, in the order of the list.
func (c Catalog) environmentNames() []string {
	var names []string
	for _, e := range c.Environments {
		names = append(names, e.Name)
	}
	return names
}
