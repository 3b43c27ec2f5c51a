package catalog

import "strings"

// geoRegions maps each Geo prefix to the beginnings of the Region names that can be in that geography. It is wider than
// AWS's own tables, which differ by model: it refuses only combinations that no model has.
var geoRegions = map[string][]string{
	"us":   {"us-", "ca-", "mx-", "sa-"},
	"eu":   {"eu-", "il-"},
	"apac": {"ap-", "me-"},
	"jp":   {"ap-northeast-"},
	"au":   {"ap-southeast-"},
	"in":   {"ap-south-"},
}

// geos lists the Geo prefixes in the order of error messages.
var geos = []string{"us", "eu", "apac", "jp", "au", "in"}

// geoFits reports whether a Region of this name can lie in that geography.
func geoFits(geo, region string) bool {
	for _, beginning := range geoRegions[geo] {
		if strings.HasPrefix(region, beginning) {
			return true
		}
	}
	return false
}
