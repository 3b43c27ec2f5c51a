package catalog

// Model is a foundation model as one product uses it.
type Model struct {
	// Name is the product's own name for the model, such as "sonnet". It stays when ID is upgraded.
	Name string
	// ID is the foundation model's id without any routing prefix, such as "anthropic.claude-sonnet-4-5-20250929-v1:0".
	ID string
	// Routing is where AWS may run the call. Zero: Regional.
	Routing Routing
	// Regions are the Regions of the product in which the model is offered. Zero: all.
	Regions []string
}
