package catalog

import (
	"cmp"
	"slices"
)

// Ownership is the team that pays for a product from the day From until the day before To. An empty day is no limit.
type Ownership struct {
	Product, Team string
	Shared        bool
	From, To      Date
}

// Ownerships returns the owners of every product that was ever listed, by product and day.
func (c Catalog) Ownerships() []Ownership {
	var owners []Ownership
	for _, p := range c.Products {
		var from Date
		for _, f := range p.FormerTeams {
			owners = append(owners, Ownership{Product: p.Name, Team: f.Team, Shared: f.Shared, From: from, To: f.Until})
			from = f.Until
		}
		owners = append(owners, Ownership{Product: p.Name, Team: p.Team, Shared: p.Shared, From: from})
	}
	slices.SortFunc(owners, func(a, b Ownership) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.From, b.From))
	})
	return owners
}

// Caller is the service and environment for which a role calls from the day From until the day before To. An empty day is
// no limit.
type Caller struct {
	RoleName, Service, Environment, Product string
	From, To                                Date
}

// Callers returns every role that was ever listed, by name and day. A retired service keeps its past calls: only a service
// that moved to another product has an end.
func (c Catalog) Callers() []Caller {
	moved := map[string]Date{} // the day a service came to its newest product
	for _, p := range c.Products {
		for _, s := range p.Services {
			moved[s.Name] = max(moved[s.Name], s.Since)
		}
	}
	var callers []Caller
	for _, p := range c.Products {
		for _, s := range p.Services {
			var to Date
			if s.Since < moved[s.Name] {
				to = p.end(s)
			}
			for _, e := range c.Environments {
				if !s.everIn(e.Name) {
					continue
				}
				for _, name := range s.roleNames(e.Name) {
					callers = append(callers, Caller{
						RoleName: name, Service: s.Name, Environment: e.Name, Product: p.Name, From: s.Since, To: to,
					})
				}
			}
		}
	}
	slices.SortFunc(callers, func(a, b Caller) int {
		return cmp.Or(cmp.Compare(a.RoleName, b.RoleName), cmp.Compare(a.From, b.From))
	})
	return callers
}

// end returns the first day on which a service is no longer in the product: the day of its own retirement or of the
// product's, whichever is earlier. Empty: the service is in the product.
func (p Product) end(s Service) Date {
	if s.Retired == "" || p.Retired != "" && p.Retired < s.Retired {
		return p.Retired
	}
	return s.Retired
}

// everIn reports whether the service runs, or once ran, in an environment.
func (s Service) everIn(environment string) bool {
	return listed(s.Environments, environment) || slices.Contains(s.RetiredEnvironments, environment)
}

// roleNames returns every role with which the service calls, or ever called, in an environment. The role that the deployment
// creates is always among them: the service may have had it before or after an existing one.
func (s Service) roleNames(environment string) []string {
	names := []string{RoleName(s.Name, environment)}
	for _, r := range s.ExistingRoles {
		if r.Environment == environment {
			names = append(names, r.Name)
		}
	}
	return names
}
