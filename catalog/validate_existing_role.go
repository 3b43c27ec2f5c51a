package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// maxExistingRoleARNs is the number of characters of existing roles' ARNs for which the detector's inline policies, which
// hold 10,240 characters, have room beside their other statements.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const maxExistingRoleARNs = 6000

func (v *validation) existingRoles(path string, s Service, environments []string) {
	inUse, named := map[string]string{}, map[string]string{}
	for i, r := range s.ExistingRoles {
		at := fmt.Sprintf("%s.ExistingRoles[%d]", path, i)
		v.oneOf(at+".Environment", r.Environment, "environments", environments)
		if slices.Contains(environments, r.Environment) && !s.everIn(r.Environment) {
			v.add(at+".Environment", "%q is not one of the service; add it to Environments", r.Environment)
		}
		v.exactly(at+".Name", r.Name, rolePattern, "the role's name without its path")
		if r.Name == RoleName(s.Name, r.Environment) || strings.HasPrefix(r.Name, Namespace+"-") {
			v.add(at+".Name", "%q is the name of a role that the deployment creates; name a role that was created elsewhere, or leave the entry out", r.Name)
		}
		v.rolePath(at+".Path", r.Path)
		v.date(at+".Retired", r.Retired)
		first, taken := named[r.Name]
		v.unique(at+".Name", "role", r.Name, first, taken)
		named[r.Name] = at
		if r.Retired == "" {
			first, taken := inUse[r.Environment]
			v.unique(at+".Environment", "the role of environment", r.Environment, first, taken)
			inUse[r.Environment] = at
		}
	}
}

// existingRoleARNs checks that the detector's policy has room for every existing role.
func (v *validation) existingRoleARNs() {
	characters := 0
	for _, r := range v.catalog.ExistingRoles() {
		characters += len(r.ARN("123456789012"))
	}
	if characters > maxExistingRoleARNs {
		v.add("products", "name existing roles whose ARNs have %d characters; at most %d fit the detector's policy", characters, maxExistingRoleARNs)
	}
}
