package catalog

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

// SystemProfile is a system-defined inference profile: a prefix before a foundation model's id, in the Regions from which it may be
// called.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
type SystemProfile struct {
	// Model is the foundation model's id.
	Model string
	// Prefix is a Geo prefix or "global".
	Prefix string
	// Regions are the source Regions, sorted.
	Regions []string
	// Source is the page that the Regions were read from, and CheckedOn the day on which they were last known to be true.
	Source    string
	CheckedOn Date
}

//go:embed system_profiles.csv
var systemProfilesCSV string

// systemProfileColumns are the columns of system_profiles.csv.
const systemProfileColumns = "model,prefix,regions,source,checked_on"

// SystemProfiles returns the profiles of system_profiles.csv, in the order of the file. AWS adds profiles at any time: a profile that is
// not in the table may exist. [Catalog.Validate] returns the mistakes of the file.
var SystemProfiles = sync.OnceValue(func() []SystemProfile {
	profiles, _ := readSystemProfiles(systemProfilesCSV)
	return profiles
})

// readSystemProfiles returns the lines without a mistake, and the mistakes.
func readSystemProfiles(text string) (profiles []SystemProfile, mistakes []error) {
	add := func(line int, format string, args ...any) {
		mistakes = append(mistakes, fmt.Errorf("catalog/system_profiles.csv:%d: "+format, append([]any{line}, args...)...))
	}
	rows := csv.NewReader(strings.NewReader(text))
	rows.FieldsPerRecord = -1
	seen := map[string]int{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return profiles, mistakes
		}
		if err != nil {
			add(0, "%s", err)
			return profiles, mistakes
		}
		line, _ := rows.FieldPos(0)
		if line == 1 {
			if strings.Join(row, ",") != systemProfileColumns {
				add(line, "the columns are %s; write %s", strings.Join(row, ","), systemProfileColumns)
			}
			continue
		}
		if len(row) != strings.Count(systemProfileColumns, ",")+1 {
			add(line, "has %d fields; write %s", len(row), systemProfileColumns)
			continue
		}
		p := SystemProfile{row[0], row[1], strings.Fields(row[2]), row[3], Date(row[4])}
		before := len(mistakes)
		if first, twice := seen[p.Prefix+"."+p.Model]; twice {
			add(line, "%s.%s is already in line %d; write its Regions there", p.Prefix, p.Model, first)
		}
		seen[p.Prefix+"."+p.Model] = line
		for _, mistake := range p.mistakes() {
			add(line, "%s", mistake)
		}
		if len(mistakes) == before {
			profiles = append(profiles, p)
		}
	}
}

// mistakes returns the mistakes of one line.
func (p SystemProfile) mistakes() (mistakes []string) {
	add := func(format string, args ...any) { mistakes = append(mistakes, fmt.Sprintf(format, args...)) }
	if model, routing := CalledModel(p.Model); model != p.Model || routing != Regional || !modelIDPattern.MatchString(p.Model) {
		add("model %q is no foundation model's id; write it without a prefix, and add a new provider to Providers in catalog/routing.go", p.Model)
	}
	if allowed := append(slices.Clone(geos), string(Global)); !slices.Contains(allowed, p.Prefix) {
		add("prefix %q is unknown; allowed: %s. Add a new one to geographies in catalog/geo.go", p.Prefix, enumerate(allowed))
	}
	if len(p.Regions) == 0 {
		add("has no Regions; write at least one, or take the line out")
	}
	for _, region := range p.Regions {
		switch {
		case !slices.Contains(KnownRegions, region):
			add("region %q is not one of the commercial Regions with Amazon Bedrock", region)
		case slices.Contains(geos, p.Prefix) && !geoFits(p.Prefix, region):
			add("region %q is not in the geography of %s; it holds Regions that begin with %s", region, p.Prefix, enumerate(reach(p.Prefix)))
		}
	}
	if p.Source == "" {
		add("has no source; write the page that was read")
	}
	if p.CheckedOn == "" || !p.CheckedOn.Valid() {
		add("checked_on %q is not a day; write it as 2026-11-23", p.CheckedOn)
	}
	return mistakes
}

// FormatSystemProfiles returns the text of system_profiles.csv for these profiles, sorted, so that a program can write the file.
func FormatSystemProfiles(profiles []SystemProfile) string {
	lines := []string{}
	for _, p := range profiles {
		regions := slices.Sorted(slices.Values(p.Regions))
		lines = append(lines, strings.Join([]string{p.Model, p.Prefix, strings.Join(regions, " "), p.Source, string(p.CheckedOn)}, ","))
	}
	slices.Sort(lines)
	return systemProfileColumns + "\n" + strings.Join(lines, "\n") + "\n"
}

// SystemPrefixes returns the prefixes that a model has in a Region by the table: Geo prefixes from the narrowest to the widest,
// then "global".
func SystemPrefixes(model, region string) []string {
	var prefixes []string
	for _, p := range SystemProfiles() {
		if p.Model == model && slices.Contains(p.Regions, region) {
			prefixes = append(prefixes, p.Prefix)
		}
	}
	return narrowestFirst(prefixes)
}

// narrowestFirst sorts prefixes by the width of their geography. A prefix without one comes last.
func narrowestFirst(prefixes []string) []string {
	order := RoutingPrefixes()
	width := func(prefix string) int {
		if i := slices.Index(order, prefix); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(prefixes, func(a, b string) int { return width(a) - width(b) })
	return prefixes
}

// knownAs describes the profiles of a model in the table, such as "eu in eu-west-1; us in us-east-1 us-east-2"; empty where the
// table does not have the model.
func knownAs(model string) string {
	var parts []string
	for _, p := range SystemProfiles() {
		if p.Model == model {
			parts = append(parts, p.Prefix+" in "+strings.Join(p.Regions, " "))
		}
	}
	return strings.Join(parts, "; ")
}
