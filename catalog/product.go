package catalog

// Product is what gets a bill: it has one owning team, its own inference profiles, and the services that call them.
type Product struct {
	// Name is lower-case words joined by hyphens. Unique, and never given to another product.
	Name string
	// Team owns the product and pays for it.
	Team string
	// FormerTeams are the owners before Team, oldest first. A call is booked to the owner of its day. Zero: always Team.
	FormerTeams []FormerTeam
	// Shared marks a product that several teams use: the team of a call is then read from its request metadata first. To
	// change it, end the time before as one of FormerTeams.
	Shared bool
	// Models are the models the product calls.
	Models []Model
	// Services are the services that call them.
	Services []Service
	// Regions are the listed Regions the product is in. Zero: all.
	Regions []string
	// Retired is the day the product ended: its profiles and roles go, its past calls keep their names. Zero: in use.
	Retired Date
}

// FormerTeam is a team that owned a product until another took over.
type FormerTeam struct {
	Team string
	// Until is the first day that the next owner pays for.
	Until Date
	// Shared says whether several teams used the product until then.
	Shared bool
}

// Model is a foundation model as one product uses it.
type Model struct {
	// Name is what the product's services call the model, such as "sonnet". It stays when ID is upgraded.
	Name string
	// ID is the foundation model's id without any routing prefix, such as "anthropic.claude-sonnet-4-5-20250929-v1:0".
	ID string
	// Routing says where AWS may run the call. Zero: Regional.
	Routing Routing
	// Regions are the Regions of the product in which the model is offered. Zero: all.
	Regions []string
}

// Routing is where a call may run, which also sets its price.
type Routing string

const (
	// Regional calls run in the Region that was called.
	Regional Routing = "regional"
	// Geo calls run in any Region of the Region's geography.
	Geo Routing = "geo"
	// Global calls run in any commercial Region.
	Global Routing = "global"
)

// Kind returns r, or Regional for the zero value.
func (r Routing) Kind() Routing {
	if r == "" {
		return Regional
	}
	return r
}

// Service is one calling program. It gets an IAM role for each of its environments.
type Service struct {
	// Name is lower-case words joined by hyphens. A service that moves to another product is listed in both: Retired
	// in the old, with the same day as Since in the new. It may not make a role named as this program's own: neither bootstrap
	// nor bootstrap-anything.
	Name string
	// TrustedBy is who may act as the service, such as ECSTasks. Required in every environment that TrustedIn and
	// ExistingRoles leave to it.
	TrustedBy Trust
	// TrustedIn is who may act as the service in one environment, by its name. Zero: TrustedBy in all.
	TrustedIn map[string]Trust
	// Environments are those the service runs in. Zero: all.
	Environments []string
	// RetiredEnvironments are those it no longer runs in: its roles there go, its past calls keep their names.
	RetiredEnvironments []string
	// ExistingRoles are roles of the account that the service has already: in their environments none is made. Zero: none.
	ExistingRoles []ExistingRole
	// Since is the first day of the service in this product. Zero: from the beginning.
	Since Date
	// Retired is the first day it is no longer in this product: its roles go, its past calls keep their names.
	// Zero: in use.
	Retired Date
}

// ExistingRole is a role of the account, made elsewhere, as which a service calls in one environment. It gets the shared
// policy; its trust and its tags are left as they are. Its owner sets the tags, and the detector compares them.
type ExistingRole struct {
	Environment string
	// Name is the role's name without its path. Every role stands for one service in one environment.
	Name string
	// Path is the role's path. Zero: "/".
	Path string
	// Retired is the day the role was given up: the policy leaves it, one is made here instead, and its past calls keep
	// their names. Zero: in use.
	Retired Date
}

// existing returns the existing role of an environment, or the zero one.
func (s Service) existing(environment string) ExistingRole {
	for _, r := range s.ExistingRoles {
		if r.Environment == environment && r.Retired == "" {
			return r
		}
	}
	return ExistingRole{}
}

// trust returns who may act as the service in an environment; nil where nobody is named.
func (s Service) trust(environment string) Trust {
	if trust, found := s.TrustedIn[environment]; found {
		return trust
	}
	return s.TrustedBy
}
