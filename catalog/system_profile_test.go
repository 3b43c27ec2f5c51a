package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The table has the form in which a program writes it, and says only what can be true.
func TestSystemProfilesAreConsistent(t *testing.T) {
	profiles := SystemProfiles()
	if got := FormatSystemProfiles(profiles); got != systemProfilesCSV {
		t.Errorf("system_profiles.csv is not in the form of FormatSystemProfiles:\n%s", cmp.Diff(systemProfilesCSV, got))
	}
	seen := map[string]bool{}
	for _, p := range profiles {
		id := p.Prefix + "." + p.Model
		if seen[id] {
			t.Errorf("%s is listed twice", id)
		}
		seen[id] = true
		if model, routing := CalledModel(p.Model); model != p.Model || routing != Regional || !modelIDPattern.MatchString(p.Model) {
			t.Errorf("%s is no foundation model: add its provider to Providers", p.Model)
		}
		if model, routing := CalledModel(id); model != p.Model || routing != Geo && routing != Global {
			t.Errorf("%s is %s of %s: add its prefix to geographies", id, routing, model)
		}
		if len(p.Regions) == 0 || !strings.HasPrefix(p.Source, "https://") || p.CheckedOn == "" || !p.CheckedOn.Valid() {
			t.Errorf("%s lacks Regions, a source or a day: %+v", id, p)
		}
		for _, region := range p.Regions {
			if !slices.Contains(KnownRegions, region) {
				t.Errorf("%s: %s is not a Region with Amazon Bedrock", id, region)
			}
			if p.Prefix != string(Global) && !geoFits(p.Prefix, region) {
				t.Errorf("%s: %s is outside of the geography", id, region)
			}
		}
	}
}

func TestSystemPrefixes(t *testing.T) {
	for pair, want := range map[[2]string][]string{
		{"amazon.nova-lite-v1:0", "ap-northeast-1"}:                     {"apac"},
		{"amazon.nova-lite-v1:0", "ca-central-1"}:                       {"ca"},
		{"amazon.nova-lite-v1:0", "sa-east-1"}:                          nil,
		{"anthropic.claude-sonnet-4-5-20250929-v1:0", "ap-northeast-1"}: {"jp", "global"},
		{"anthropic.claude-sonnet-4-5-20250929-v1:0", "ca-central-1"}:   {"us", "global"},
		{"anthropic.claude-haiku-4-5-20251001-v1:0", "ap-south-1"}:      {"in", "global"},
		{"somevendor.new-model-v1:0", "us-east-1"}:                      nil,
	} {
		if got := SystemPrefixes(pair[0], pair[1]); !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", pair, got, want)
		}
	}
	prefixes := []string{"global", "apac", "xx", "us", "amer", "jp", "ca"}
	if got, want := narrowestFirst(prefixes), []string{"jp", "ca", "us", "amer", "apac", "global", "xx"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestMistakesOfTheTable(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "system_profiles.csv: the first line is not " + systemProfileColumns,
		"model,prefix\n":                 "system_profiles.csv: the first line is not " + systemProfileColumns,
		systemProfileColumns + "\na,b\n": "system_profiles.csv: record on line 2: wrong number of fields",
	} {
		if _, err := parseSystemProfiles(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
