package catalog

// Service is one calling program. It has one IAM role for each of its environments.
type Service struct {
	// Name is lower-case words joined by hyphens. A service that moves to another product is listed in both: Retired
	// in the old, with the same day as Since in the new. Its roles may not have the names of this program's own roles: Name
	// is neither bootstrap nor bootstrap-anything.
	Name string
	// TrustedBy is the principal that may assume the service's roles, such as ECSTasks. Required in every environment that
	// neither TrustedIn nor ExistingRoles names.
	TrustedBy Trust
	// TrustedIn is the principal that may assume the service's role in one environment, by the environment's name. Zero: TrustedBy
	// in all.
	TrustedIn map[string]Trust
	// Environments are the environments in which the service runs. Zero: all.
	Environments []string
	// RetiredEnvironments are the environments in which it no longer runs: its roles there are deleted, its past calls keep
	// their names.
	RetiredEnvironments []string
	// ExistingRoles are roles of the account that the service has already: in their environments the deployment creates
	// none. Zero: none.
	ExistingRoles []ExistingRole
	// Since is the first day of the service in this product. Zero: from the beginning.
	Since Date
	// Retired is the first day it is no longer in this product: its roles are deleted, its past calls keep their names.
	// Zero: in use.
	Retired Date
}

// trust returns the principal that may assume the service's role in an environment; nil where none is named.
func (s Service) trust(environment string) Trust {
	if trust, found := s.TrustedIn[environment]; found {
		return trust
	}
	return s.TrustedBy
}
