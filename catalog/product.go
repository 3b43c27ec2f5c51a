package catalog

// Product is the unit that is billed: it has one owning team, its own inference profiles, and the services that call them.
type Product struct {
	// Name is lower-case words joined by hyphens. Unique, and never given to another product.
	Name string
	// Team owns the product and pays for it.
	Team string
	// FormerTeams are the owners before Team, oldest first. A call is charged to the team that owned the product on its day. Zero: always Team.
	FormerTeams []FormerTeam
	// Shared marks a product that several teams use: the team of a call is then read from its request metadata first. To
	// change it, add the time before the change to FormerTeams.
	Shared bool
	// Models are the models the product calls.
	Models []Model
	// Services are the services that call them.
	Services []Service
	// Regions are the listed Regions the product is in. Zero: all.
	Regions []string
	// Retired is the day the product ended: its profiles and roles are deleted, its past calls keep their names. Zero: in use.
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
