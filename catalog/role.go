package catalog

import (
	"cmp"
	"slices"
)

// Role is an IAM role: a service in one environment.
type Role struct {
	Product     Product
	Service     Service
	Environment string
	// Existing is the role of the account that the service had already. Zero: the deployment creates the role.
	Existing ExistingRole
	// Path begins and ends with a slash.
	Path string
}

// Name returns the role's name.
func (r Role) Name() string { return cmp.Or(r.Existing.Name, RoleName(r.Service.Name, r.Environment)) }

// ARN returns the role's ARN. account may be a CDK token.
func (r Role) ARN(account string) string {
	return "arn:aws:iam::" + account + ":role" + r.Path + r.Name()
}

// Trust returns the principal that may assume a role that the deployment creates.
func (r Role) Trust() Trust { return r.Service.trust(r.Environment) }

// Roles returns the roles of the account, in the order of the lists.
func (c Catalog) Roles() []Role {
	var roles []Role
	for _, p := range c.Products {
		for _, s := range p.Services {
			if p.Retired != "" || s.Retired != "" {
				continue
			}
			for _, e := range c.activeEnvironments() {
				if listed(s.Environments, e) && !slices.Contains(s.RetiredEnvironments, e) {
					role := Role{Product: p, Service: s, Environment: e, Existing: s.existing(e)}
					role.Path = cmp.Or(role.Existing.Path, "/")
					if role.Existing.Name == "" {
						role.Path = cmp.Or(c.Account.RolePath, "/")
					}
					roles = append(roles, role)
				}
			}
		}
	}
	return roles
}

// ExistingRoles returns the roles of the account that the deployment does not create.
func (c Catalog) ExistingRoles() []Role {
	return slices.DeleteFunc(c.Roles(), func(r Role) bool { return r.Existing.Name == "" })
}
