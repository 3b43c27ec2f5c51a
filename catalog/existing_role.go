package catalog

// ExistingRole is a role of the account, created elsewhere, with which a service calls in one environment. The deployment
// attaches the shared policy; the role's trust and tags stay as they are. Its owner sets the tags, and the detector compares
// them.
type ExistingRole struct {
	Environment string
	// Name is the role's name without its path. Every role belongs to one service in one environment.
	Name string
	// Path is the role's path. Zero: "/".
	Path string
	// Retired is the day the role was given up: the policy is detached, the deployment creates a role instead, and its past
	// calls keep their names. Zero: in use.
	Retired Date
}

// existing returns the existing role of an environment, or the zero value.
func (s Service) existing(environment string) ExistingRole {
	for _, r := range s.ExistingRoles {
		if r.Environment == environment && r.Retired == "" {
			return r
		}
	}
	return ExistingRole{}
}
