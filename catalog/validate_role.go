package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// maxExistingRoleARNs is how many characters of existing roles' ARNs fit the detector's inline policies, which hold 10,240,
// beside the rest of them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const maxExistingRoleARNs = 6000

// maxPath is the length of a role's path.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
const maxPath = 512

// callerRoles checks what is said once of every caller role.
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

// deployed checks the environments that a deployment names.
func (v *validation) deployed() {
	var active []string
	for _, e := range v.catalog.Environments {
		if e.Retired == "" {
			active = append(active, e.Name)
		}
	}
	v.regionRefs("context.environments", v.catalog.Deployed, "the environments in use", active)
}

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
			v.add(at+".Name", "%q is the name of a role that is made here; name a role that was made elsewhere, or leave the entry out", r.Name)
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

// billReader refuses to show prompts and answers to who only asked for the bill. A retired Region may still hold them.
func (v *validation) billReader() {
	a := v.catalog.Account
	var bodies []string
	for _, r := range v.catalog.Regions {
		if r.DeliverBodies {
			bodies = append(bodies, r.Name)
		}
	}
	switch {
	case a.BillReader && !a.BillReadersMayReadBodies && len(bodies) > 0:
		v.add("account.BillReader", "true would show prompts and answers: %s delivers bodies, and the smaller ones are in the log lines; set BillReadersMayReadBodies, or leave BillReader out", strings.Join(bodies, ", "))
	case a.BillReadersMayReadBodies && !a.BillReader:
		v.add("account.BillReadersMayReadBodies", "true has no bill reader to speak of; set BillReader, or leave it out")
	}
}

// existingRoleARNs checks that the detector's policy can name every existing role.
func (v *validation) existingRoleARNs() {
	characters := 0
	for _, r := range v.catalog.ExistingRoles() {
		characters += len(r.ARN("123456789012"))
	}
	if characters > maxExistingRoleARNs {
		v.add("products", "name existing roles whose ARNs have %d characters; at most %d fit the detector's policy", characters, maxExistingRoleARNs)
	}
}
