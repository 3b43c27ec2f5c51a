package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var namePattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

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
	switch {
	case !d.Valid():
		v.add(path, "%q is not a day; write it as 2026-11-23", d)
	case v.today != "" && d > v.today:
		v.add(path, "%q is after today, which is %s in UTC, and a deployment acts on it at once; deploy on that day, or give a day up to today", d, v.today)
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
	return strings.Join(slices.Compact(slices.Clone(values)), ", ")
}

// references checks references into another list, each of which may stand once.
func (v *validation) references(path string, refs []string, list string, allowed []string) {
	for i, name := range refs {
		at := fmt.Sprintf("%s[%d]", path, i)
		v.oneOf(at, name, list, allowed)
		if slices.Contains(refs[:i], name) {
			v.add(at, "%q is listed twice; list it once", name)
		}
	}
}
