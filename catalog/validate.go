package catalog

import (
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"slices"
	"strings"
)

// Limits that AWS sets, with the page that states them.
const (
	// maxRoleName: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
	maxRoleName = 64
	// maxProfileName: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
	maxProfileName = 64
	// maxTagKey and maxTagValue: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
	maxTagKey   = 128
	maxTagValue = 256
	// maxStackResources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
	maxStackResources = 500
	// quotaRoles is the account's default, which AWS can raise.
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
	quotaRoles = 1000
)

// QuotaProfiles is how many application inference profiles a Region of an account holds by default, which AWS can raise. It is the
// largest page of a list of them, too.
// https://docs.aws.amazon.com/general/latest/gr/bedrock.html
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html
const QuotaProfiles = 1000

const (
	// maxProfiles is how many profiles a Region's stack holds: two resources each, beside 20 kept for the rest.
	maxProfiles = (maxStackResources - 20) / 2
	// maxRoles is how many roles the Access stack holds, beside 20 resources kept for the rest.
	maxRoles = maxStackResources - 20
	// profileHash is the length of a profile name's "-" and 8 hex digits.
	profileHash = 9
	// longestTagKey is the longest of our tag keys without their prefix.
	longestTagKey = len("product")
)

var (
	namePattern    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	modelIDPattern = regexp.MustCompile(`^[a-z0-9-]+\.[a-z0-9][a-z0-9.:-]*$`)
	tagPattern     = regexp.MustCompile(`^[A-Za-z0-9_.:/=+@-]*$`)
	policyPattern  = regexp.MustCompile(`^[A-Za-z0-9+=,.@_-]{0,128}$`)
)

// Validate returns every mistake of the catalog, joined, each with its path, the value given and the values allowed; nil
// when there is none.
func (c Catalog) Validate() error {
	v := &validation{catalog: c}
	v.account()
	v.scanLimit()
	v.callerRoles()
	v.billReader()
	v.regions()
	v.environments()
	v.deployed()
	v.products()
	v.roles()
	v.profiles()
	v.shipped()
	return errors.Join(v.mistakes...)
}

// validation collects the mistakes of one catalog.
type validation struct {
	catalog  Catalog
	mistakes []error
}

func (v *validation) add(path, format string, args ...any) {
	v.mistakes = append(v.mistakes, fmt.Errorf(path+": "+format, args...))
}

// name checks a name that becomes part of physical names and tag values.
func (v *validation) name(path, name string) {
	switch {
	case name == "":
		v.add(path, "is missing; give lower-case words joined by single hyphens")
	case !namePattern.MatchString(name):
		v.add(path, "%q is not allowed; use lower-case letters, digits and single hyphens between them", name)
	case len(name) > maxTagValue:
		v.add(path, "has %d characters; at most %d fit a tag value", len(name), maxTagValue)
	}
}

func (v *validation) date(path string, d Date) {
	if !d.Valid() {
		v.add(path, "%q is not a day; write it as 2026-11-23", d)
	}
}

// oneOf checks a reference into another list.
func (v *validation) oneOf(path, value, list string, allowed []string) {
	if !slices.Contains(allowed, value) {
		v.add(path, "%q is not in %s; allowed: %s", value, list, enumerate(allowed))
	}
}

func (v *validation) unique(path, what, name, first string, taken bool) {
	if taken && name != "" {
		v.add(path, "%s %q is already at %s; give each its own", what, name, first)
	}
}

func enumerate(values []string) string {
	if len(values) == 0 {
		return "none"
	}
	return strings.Join(values, ", ")
}

func (v *validation) account() {
	a := v.catalog.Account
	active := regionNames(v.catalog.ActiveRegions())
	if a.HomeRegion == "" {
		v.add("account.HomeRegion", "is missing; allowed: %s", enumerate(active))
	} else {
		v.oneOf("account.HomeRegion", a.HomeRegion, "the Regions in use", active)
	}
	for i, address := range a.AlertAddresses {
		if parsed, err := mail.ParseAddress(address); err != nil || parsed.Address != address {
			v.add(fmt.Sprintf("account.AlertAddresses[%d]", i), "%q is not an e-mail address; write it as name@example.com", address)
		}
	}
	switch {
	case !tagPattern.MatchString(a.TagPrefix) || strings.HasPrefix(strings.ToLower(a.TagPrefix), "aws:"):
		v.add("account.TagPrefix", "%q is not allowed in a tag key; use letters, digits and _.:/=+@- and do not begin with aws:", a.TagPrefix)
	case len(a.TagPrefix)+longestTagKey > maxTagKey:
		v.add("account.TagPrefix", "has %d characters; at most %d leave room for the longest key", len(a.TagPrefix), maxTagKey-longestTagKey)
	}
	if !policyPattern.MatchString(a.PermissionsBoundary) {
		v.add("account.PermissionsBoundary", "%q is not the name of a managed policy; use at most 128 letters, digits and +=,.@_-", a.PermissionsBoundary)
	}
}

func (v *validation) scanLimit() {
	if limit := v.catalog.Account.QueryScanLimitGB; limit < 0 {
		v.add("account.QueryScanLimitGB", "%d is negative; use 0 for 100 GiB, or a number of GiB", limit)
	}
}

func (v *validation) regions() {
	if len(v.catalog.Regions) == 0 {
		v.add("regions", "is empty; list at least one Region")
	}
	seen := map[string]string{}
	for i, r := range v.catalog.Regions {
		path := fmt.Sprintf("regions[%d]", i)
		first, taken := seen[r.Name]
		v.unique(path+".Name", "Region", r.Name, first, taken)
		seen[r.Name] = path
		v.oneOf(path+".Name", r.Name, "the commercial Regions with Amazon Bedrock", KnownRegions)
		switch {
		case r.Geo == "":
		case !slices.Contains(geos, r.Geo):
			v.add(path+".Geo", "%q is not a Geo prefix; allowed: %s", r.Geo, enumerate(geos))
		case slices.Contains(KnownRegions, r.Name) && !geoFits(r.Geo, r.Name):
			v.add(path+".Geo", "%q is not the geography of %s; it holds Regions that begin with %s", r.Geo, r.Name, enumerate(geoRegions[r.Geo]))
		}
		if r.LogRetentionDays < 0 {
			v.add(path+".LogRetentionDays", "%d is negative; use 0 to keep logs for ever, or a number of days", r.LogRetentionDays)
		}
		if r.KeepCloudWatchLogs && !r.AdoptExisting {
			v.add(path+".KeepCloudWatchLogs", "is set without AdoptExisting; set AdoptExisting: true too, or take it out")
		}
		v.date(path+".Retired", r.Retired)
	}
}

func (v *validation) environments() {
	if len(v.catalog.Environments) == 0 {
		v.add("environments", "is empty; list at least one environment")
	}
	seen := map[string]string{}
	for i, e := range v.catalog.Environments {
		path := fmt.Sprintf("environments[%d]", i)
		first, taken := seen[e.Name]
		v.unique(path+".Name", "environment", e.Name, first, taken)
		seen[e.Name] = path
		v.name(path+".Name", e.Name)
		v.date(path+".Retired", e.Retired)
	}
}

// roles checks what all roles together must keep: their names and their number.
func (v *validation) roles() {
	owners := map[string]string{}
	for i, p := range v.catalog.Products {
		for j, s := range p.Services {
			path := fmt.Sprintf("products[%d].Services[%d]", i, j)
			for _, e := range v.catalog.Environments {
				if !s.everIn(e.Name) {
					continue
				}
				switch role := RoleName(s.Name, e.Name); {
				case len(role) > maxRoleName:
					v.add(path+".Name", "role %q has %d characters; at most %d: shorten the service or the environment", role, len(role), maxRoleName)
				case strings.HasPrefix(role, Namespace+"-"): // the fence and the detector take it for one of this program's own
					v.add(path+".Name", "role %q begins with %s-, as this program's own roles do; name the service otherwise than %q", role, Namespace, s.Name)
				}
				for _, role := range s.roleNames(e.Name) {
					// One service in two products is a move, which movedServices checks.
					if owner, taken := owners[role]; taken && owner != s.Name {
						v.add(path+".Name", "role %q is also that of service %q; rename one", role, owner)
					}
					owners[role] = s.Name
				}
			}
		}
	}
	v.existingRoleARNs()
	if n := len(v.catalog.Roles()); n > maxRoles {
		v.add("products", "make %d roles; at most %d fit the Access stack (%d resources a stack; %d roles an account)", n, maxRoles, maxStackResources, quotaRoles)
	}
}

// profiles checks what the profiles of each Region together must keep.
func (v *validation) profiles() {
	for i, r := range v.catalog.Regions {
		if n := len(v.catalog.Profiles(r)); n > maxProfiles {
			v.add(fmt.Sprintf("regions[%d]", i), "%q gets %d profiles; at most %d fit its stack (%d resources a stack; %d profiles a Region)",
				r.Name, n, maxProfiles, maxStackResources, QuotaProfiles)
		}
	}
}

func (v *validation) shipped() {
	names := v.catalog.Names()
	for _, shipped := range v.catalog.Shipped {
		if _, found := slices.BinarySearch(names, shipped); !found {
			v.add("shipped.lock", "%q was deployed before and is gone from the lists; put it back, with Retired set to the day it ended (an owner: in the product's FormerTeams; a role: its environment in the service's RetiredEnvironments, or its entry in ExistingRoles)", shipped)
		}
	}
}

func regionNames(regions []Region) []string {
	names := make([]string, len(regions))
	for i, r := range regions {
		names[i] = r.Name
	}
	return slices.Compact(names)
}
