package catalog

import (
	_ "embed"
	"encoding/csv"
	"fmt"
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

// SystemProfiles returns the profiles of system_profiles.csv, sorted by model and prefix. AWS adds profiles at any time: a profile
// that is not in the table may exist.
var SystemProfiles = sync.OnceValue(func() []SystemProfile {
	profiles, err := parseSystemProfiles(systemProfilesCSV)
	if err != nil {
		panic(err)
	}
	return profiles
})

func parseSystemProfiles(text string) ([]SystemProfile, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("system_profiles.csv: %w", err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != systemProfileColumns {
		return nil, fmt.Errorf("system_profiles.csv: the first line is not %s", systemProfileColumns)
	}
	var profiles []SystemProfile
	for _, row := range rows[1:] {
		profiles = append(profiles, SystemProfile{row[0], row[1], strings.Fields(row[2]), row[3], Date(row[4])})
	}
	return profiles, nil
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
