package catalog

import "slices"

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

// RoutingPrefixes returns the prefixes that name the routing in the ids of system-defined inference profiles.
func RoutingPrefixes() []string { return append(slices.Clone(geos), "global") }
