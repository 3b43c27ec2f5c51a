package catalog

import (
	"slices"
	"strings"
)

// source is the foundation model or the system-defined inference profile that a profile of a model copies in a Region.
type source struct {
	id string
	// prefix is that of the inference profile. Empty: the foundation model, or no prefix is known for a Geo model.
	prefix string
	// listed reports whether system_profiles.csv has the inference profile in the Region.
	listed bool
}

// source returns the source of m in a Region. A Geo model has the Region's prefix where the table lists it for the model there, else
// the narrowest prefix that the table lists, else the Region's prefix unlisted.
func (m Model) source(region Region) source {
	known := SystemPrefixes(m.ID, region.Name)
	global := string(Global)
	switch m.Routing.Kind() {
	case Global:
		return source{global + "." + m.ID, global, slices.Contains(known, global)}
	case Geo:
		known = slices.DeleteFunc(known, func(prefix string) bool { return prefix == global })
		switch {
		case slices.Contains(known, region.Geo):
			return source{region.Geo + "." + m.ID, region.Geo, true}
		case len(known) > 0:
			return source{known[0] + "." + m.ID, known[0], true}
		default:
			return source{region.Geo + "." + m.ID, region.Geo, false}
		}
	default:
		return source{id: m.ID}
	}
}

// Warning is something in the lists that a deployment accepts and its reader should know.
type Warning struct {
	// Name identifies the warning in its Region.
	Name string
	Text string
}

// Warnings returns the profiles of a Region whose prefix is not the one that the lists name, or is not in system_profiles.csv, in the
// order of the lists.
func (c Catalog) Warnings(region Region) []Warning {
	var warnings []Warning
	for _, p := range c.Profiles(region) {
		s := p.Model.source(region)
		text := ""
		switch {
		case s.prefix == "":
		case !s.listed:
			text = "is not in catalog/system_profiles.csv for " + region.Name + "; run go run ./cmd/preflight, which asks AWS for it, and add its line there. The table has " + orNothing(knownAs(p.Model.ID))
		case p.Model.Routing == Geo && region.Geo != "" && s.prefix != region.Geo:
			text = "is used, since catalog/system_profiles.csv has no " + region.Geo + "." + p.Model.ID + " in " + region.Name + ": a call may run in any destination Region of " + s.prefix + ", not of " + region.Geo
		}
		if text != "" {
			warnings = append(warnings, Warning{
				Name: strings.Join([]string{"inference-profile", p.Product.Name, p.Model.Name}, "/"),
				Text: "model \"" + p.Model.Name + "\" of product \"" + p.Product.Name + "\": " + s.id + " " + text,
			})
		}
	}
	return warnings
}

func orNothing(known string) string {
	if known == "" {
		return "no profile of the model"
	}
	return known
}
