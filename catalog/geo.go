package catalog

import "strings"

// geography is a Geo prefix, and the beginnings of the Region names that can be in its geography.
type geography struct {
	prefix  string
	regions []string
}

// geographies are the Geo prefixes of commercial Regions, from the narrowest geography to the widest. The beginnings are wider than
// AWS's tables, which differ by model: they refuse combinations that no model has.
// https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
// https://github.com/langchain-ai/langchain-aws/pull/607 (amer, which no Region lists in November 2026)
var geographies = []geography{
	{"jp", []string{"ap-northeast-"}},
	{"au", []string{"ap-southeast-"}},
	{"in", []string{"ap-south-"}},
	{"ca", []string{"ca-"}},
	{"us", []string{"us-", "ca-", "mx-", "sa-"}},
	{"eu", []string{"eu-", "il-"}},
	{"amer", []string{"us-", "ca-", "mx-", "sa-"}},
	{"apac", []string{"ap-", "me-"}},
}

// geos lists the Geo prefixes of commercial Regions, the narrowest first.
var geos = func() []string {
	var prefixes []string
	for _, g := range geographies {
		prefixes = append(prefixes, g.prefix)
	}
	return prefixes
}()

// GeoRegions returns the commercial Regions that can be in the geography of a prefix; none for a prefix that is not known.
func GeoRegions(prefix string) []string {
	var regions []string
	for _, region := range KnownRegions {
		if geoFits(prefix, region) {
			regions = append(regions, region)
		}
	}
	return regions
}

// reach returns the beginnings of the Region names that can be in a geography.
func reach(geo string) []string {
	for _, g := range geographies {
		if g.prefix == geo {
			return g.regions
		}
	}
	return nil
}

// geoFits reports whether a Region of this name can lie in that geography.
func geoFits(geo, region string) bool {
	for _, beginning := range reach(geo) {
		if strings.HasPrefix(region, beginning) {
			return true
		}
	}
	return false
}
