package catalog

import (
	"errors"
	"go/format"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// reading returns every Region as the tables have it.
func reading() map[string]RegionReading {
	read := map[string]RegionReading{}
	for _, region := range KnownRegions {
		has, ids := (Region{Name: region}).HasProfileType(), []string{}
		for _, p := range SystemProfiles() {
			if slices.Contains(p.Regions, region) {
				ids = append(ids, p.Prefix+"."+p.Model)
			}
		}
		read[region] = RegionReading{&has, ids}
	}
	return read
}

// A reading that agrees changes no file, and neither does none.
func TestUpdateTablesThatAgree(t *testing.T) {
	for _, read := range []map[string]RegionReading{nil, reading(), {"us-east-1": {}}} {
		files, mistakes := UpdateTables(read, "https://source", "2026-12-01")
		if len(files) != 2 || len(mistakes) > 0 {
			t.Fatal(files, mistakes)
		}
		for _, f := range files {
			if f.Before == "" || f.Before != f.After {
				t.Errorf("%s\n%s", f.Path, cmp.Diff(f.Before, f.After))
			}
		}
	}
}

func TestUpdateTables(t *testing.T) {
	read := reading()
	yes, no := true, false
	read["eu-north-1"] = RegionReading{&yes, read["eu-north-1"].SystemProfiles}
	read["eu-west-1"] = RegionReading{&no, read["eu-west-1"].SystemProfiles}
	delete(read, "af-south-1")
	read["us-east-1"] = RegionReading{nil, []string{"us.amazon.nova-9-v1:0", "xx.amazon.nova-9-v1:0"}}
	files, mistakes := UpdateTables(read, "https://source", "2026-12-01")
	want := `us-east-1 lists "xx.amazon.nova-9-v1:0", which catalog/system_profiles.csv cannot hold: prefix "xx" is unknown; ` +
		`allowed: jp, au, in, ca, us, eu, amer, apac, global. Add a new one to geographies in catalog/geo.go`
	if got := errors.Join(mistakes...); got == nil || got.Error() != want {
		t.Errorf("got %v, want %s", got, want)
	}

	code := files[0].After
	formatted, err := format.Source([]byte(code))
	if err != nil || string(formatted) != code {
		t.Errorf("not formatted: %v", err)
	}
	if got, want := changed(files[0]), []string{
		`-const ProfileTypeRead Date = "` + string(ProfileTypeRead) + `"`, `-	"eu-north-1",`, `+const ProfileTypeRead Date = "2026-12-01"`, `+	"eu-west-1",`,
	}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}

	profiles, wrong := readSystemProfiles(files[1].After)
	if len(wrong) > 0 || FormatSystemProfiles(profiles) != files[1].After {
		t.Errorf("%v", wrong)
	}
	for _, p := range profiles {
		i := slices.IndexFunc(SystemProfiles(), func(b SystemProfile) bool { return b.Model == p.Model && b.Prefix == p.Prefix })
		switch {
		case p.Model == "amazon.nova-9-v1:0":
			if i >= 0 || p.Prefix != "us" || !slices.Equal(p.Regions, []string{"us-east-1"}) || p.Source != "https://source" || p.CheckedOn != "2026-12-01" {
				t.Errorf("new row: %+v", p)
			}
			continue
		case i < 0:
			t.Errorf("new row: %+v", p)
			continue
		}
		before := SystemProfiles()[i]
		without := slices.DeleteFunc(slices.Clone(before.Regions), func(r string) bool { return r == "us-east-1" })
		if !slices.Equal(p.Regions, without) { // af-south-1, which was not read, stays
			t.Errorf("%s.%s: %s, want %s", p.Prefix, p.Model, p.Regions, without)
		}
		if touched := len(without) < len(before.Regions); touched != (p.CheckedOn == "2026-12-01") || touched != (p.Source == "https://source") {
			t.Errorf("%s.%s has source %s of %s", p.Prefix, p.Model, p.Source, p.CheckedOn)
		}
	}
}

// A row without a Region is no row.
func TestUpdateTablesTakesRowsOut(t *testing.T) {
	table := []SystemProfile{{"amazon.nova-lite-v1:0", "ca", []string{"ca-central-1"}, "https://a", "2026-01-01"}}
	if got, mistakes := updateSystemProfiles(table, map[string][]string{"ca-central-1": {}}, "https://source", "2026-12-01"); len(got) > 0 || len(mistakes) > 0 {
		t.Error(got, mistakes)
	}
}

// changed returns the lines that a file lost, then those that it gained.
func changed(f TableFile) (lines []string) {
	for _, pair := range []struct{ sign, a, b string }{{"-", f.Before, f.After}, {"+", f.After, f.Before}} {
		other := strings.Split(pair.b, "\n")
		for _, line := range strings.Split(pair.a, "\n") {
			if !slices.Contains(other, line) {
				lines = append(lines, pair.sign+line)
			}
		}
	}
	return lines
}
