package catalog

import (
	"fmt"
	"net/mail"
	"regexp"
	"strings"
)

var (
	tagPattern    = regexp.MustCompile(`^[A-Za-z0-9_.:/=+@-]*$`)
	policyPattern = regexp.MustCompile(`^[A-Za-z0-9+=,.@_-]{0,128}$`)
)

func (v *validation) account() {
	a := v.catalog.Account
	active := v.catalog.ActiveRegionNames()
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
	case len(a.TagPrefix) > maxTagPrefix:
		v.add("account.TagPrefix", "has %d characters; use at most %d, so that the permissions boundary holds every key", len(a.TagPrefix), maxTagPrefix)
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
