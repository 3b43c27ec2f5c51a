package catalog

import (
	"fmt"
	"strings"
)

// maxPath is the length of a role's path.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
const maxPath = 512

// callerRoles checks the settings that all caller roles share.
func (v *validation) callerRoles() {
	a := v.catalog.Account
	v.rolePath("account.RolePath", a.RolePath)
	if a.MaxSessionHours < 0 || a.MaxSessionHours > 12 {
		v.add("account.MaxSessionHours", "%d is not a session's length; use 1 to 12 hours, or 0 for 1", a.MaxSessionHours)
	}
}

func (v *validation) rolePath(path, rolePath string) {
	if rolePath != "" && (!pathPattern.MatchString(rolePath) || len(rolePath) > maxPath) {
		v.add(path, "%q is not a path; begin and end it with a slash, as /teams/core/, with at most %d letters, digits and +=,.@_-", rolePath, maxPath)
	}
}

// roles checks the names and the number of all roles together.
func (v *validation) roles() {
	owners := map[string]string{}
	for i, p := range v.catalog.Products {
		for j, s := range p.Services {
			path := fmt.Sprintf("products[%d].Services[%d]", i, j)
			for _, e := range v.catalog.Environments {
				if !s.everIn(e.Name) {
					continue
				}
				switch role := RoleName(s.Name, e.Name); {
				case len(role) > maxRoleName:
					v.add(path+".Name", "role %q has %d characters; at most %d: shorten the service or the environment", role, len(role), maxRoleName)
				case strings.HasPrefix(role, Namespace+"-"): // the preventive controls and the detector take it for one of this program's own
					v.add(path+".Name", "role %q begins with %s-, as this program's own roles do; rename service %q", role, Namespace, s.Name)
				}
				for _, role := range s.roleNames(e.Name) {
					// One service in two products is a move, which movedServices checks.
					if owner, taken := owners[role]; taken && owner != s.Name {
						v.add(path+".Name", "role %q is also that of service %q; rename one", role, owner)
					}
					owners[role] = s.Name
				}
			}
		}
	}
	v.existingRoleARNs()
	if n := len(v.catalog.Roles()); n > maxRoles {
		v.add("products", "has %d roles; at most %d fit the Access stack (%d resources a stack; %d roles an account)", n, maxRoles, maxStackResources, quotaRoles)
	}
}
