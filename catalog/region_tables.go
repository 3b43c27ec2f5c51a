package catalog

import (
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// RegionReading is the part of a Region of AWS that the tables of this package restate.
type RegionReading struct {
	// HasProfileType reports whether CloudFormation has [ProfileType]. nil: not read.
	HasProfileType *bool
	// SystemProfiles are the ids of the system-defined inference profiles. nil: not read.
	SystemProfiles []string
}

// TableFile is a file of this package with a table, by its path in the repository.
type TableFile struct {
	Path, Before, After string
}

//go:embed profile_type.go
var profileTypeFile string

// UpdateTables returns the files of [RegionsWithoutProfileType] and [SystemProfiles] as Regions were read on a day, by their names. A
// Region that was not read stays as it is, and so does a file that agrees. A changed row of [SystemProfiles] gets the source and the day. The
// mistakes are the profiles that no row can hold, such as one with a new prefix.
func UpdateTables(read map[string]RegionReading, source string, day Date) (files []TableFile, mistakes []error) {
	typed, listed := map[string]bool{}, map[string][]string{}
	for region, r := range read {
		if r.HasProfileType != nil {
			typed[region] = *r.HasProfileType
		}
		if r.SystemProfiles != nil {
			listed[region] = r.SystemProfiles
		}
	}
	profiles, mistakes := updateSystemProfiles(SystemProfiles(), listed, source, day)
	return []TableFile{
		{"catalog/profile_type.go", profileTypeFile, formatProfileType(updateWithoutProfileType(typed), day)},
		{"catalog/system_profiles.csv", systemProfilesCSV, FormatSystemProfiles(profiles)},
	}, mistakes
}

// updateWithoutProfileType returns [RegionsWithoutProfileType] after a reading: whether each Region has the type.
func updateWithoutProfileType(typed map[string]bool) []string {
	without := slices.DeleteFunc(slices.Clone(RegionsWithoutProfileType), func(region string) bool { return typed[region] })
	for region, has := range typed {
		if !has {
			without = append(without, region)
		}
	}
	slices.Sort(without)
	return slices.Compact(without)
}

var (
	profileTypeDay   = regexp.MustCompile(`(?m)^const ProfileTypeRead Date = ".*"$`)
	profileTypeTable = regexp.MustCompile(`(?ms)^var RegionsWithoutProfileType = \[\]string\{\n.*?^\}$`)
)

// formatProfileType returns the text of profile_type.go with other Regions, read on a day. The same Regions are the same text.
func formatProfileType(without []string, day Date) string {
	if slices.Equal(without, RegionsWithoutProfileType) {
		return profileTypeFile
	}
	var table strings.Builder
	table.WriteString("var RegionsWithoutProfileType = []string{\n")
	for _, region := range without {
		fmt.Fprintf(&table, "\t%q,\n", region)
	}
	table.WriteString("}")
	text := profileTypeDay.ReplaceAllLiteralString(profileTypeFile, fmt.Sprintf("const ProfileTypeRead Date = %q", day))
	return profileTypeTable.ReplaceAllLiteralString(text, table.String())
}

// updateSystemProfiles returns a table after a reading: the ids that each Region lists.
func updateSystemProfiles(table []SystemProfile, listed map[string][]string, source string, day Date) (updated []SystemProfile, mistakes []error) {
	offered := map[[2]string][]string{} // the Regions that list a model and prefix
	for _, region := range slices.Sorted(maps.Keys(listed)) {
		for _, id := range listed[region] {
			prefix, model, _ := strings.Cut(id, ".")
			p := SystemProfile{model, prefix, []string{region}, source, day}
			if wrong := p.mistakes(); len(wrong) > 0 {
				mistakes = append(mistakes, fmt.Errorf("%s lists %q, which catalog/system_profiles.csv cannot hold: %s", region, id, strings.Join(wrong, "; ")))
				continue
			}
			offered[[2]string{model, prefix}] = append(offered[[2]string{model, prefix}], region)
		}
	}
	for _, p := range table {
		key := [2]string{p.Model, p.Prefix}
		if regions := after(p.Regions, offered[key], listed); !slices.Equal(regions, p.Regions) {
			p = SystemProfile{p.Model, p.Prefix, regions, source, day}
		}
		delete(offered, key)
		if len(p.Regions) > 0 {
			updated = append(updated, p)
		}
	}
	for key, regions := range offered {
		updated = append(updated, SystemProfile{key[0], key[1], slices.Compact(regions), source, day})
	}
	return updated, mistakes
}

// after returns the Regions of a row after a reading: those that were not read, and those that offer the profile.
func after(before, offering []string, listed map[string][]string) []string {
	regions := slices.Clone(offering)
	for _, region := range before {
		if _, read := listed[region]; !read {
			regions = append(regions, region)
		}
	}
	slices.Sort(regions)
	return slices.Compact(regions)
}
