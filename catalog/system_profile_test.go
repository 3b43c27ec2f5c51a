package catalog

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The table has the form in which a program writes it, and no mistake.
func TestSystemProfilesAreConsistent(t *testing.T) {
	profiles, mistakes := readSystemProfiles(systemProfilesCSV)
	if len(mistakes) > 0 || len(profiles) == 0 {
		t.Errorf("%d profiles, %v", len(profiles), mistakes)
	}
	if got := FormatSystemProfiles(profiles); got != systemProfilesCSV {
		t.Errorf("system_profiles.csv is not in the form of FormatSystemProfiles:\n%s", cmp.Diff(systemProfilesCSV, got))
	}
	for _, p := range profiles {
		if model, routing := CalledModel(p.Prefix + "." + p.Model); model != p.Model || (routing == Global) != (p.Prefix == "global") || routing == Unknown {
			t.Errorf("%s.%s is %s of %s", p.Prefix, p.Model, routing, model)
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

func TestMistakesOfTheTableNameTheirLine(t *testing.T) {
	text := strings.Join([]string{
		"model,prefix,regions", "a.b,us,us-east-1", "xx.a.b,us-gov,us-east-1,https://a,2026-11-23", "a.b,eu,us-east-1 mars-1,https://a,2026-11-23",
		"a.b,us,us-east-1,https://a,2026-11-23", "a.b,us,us-east-2,https://a,2026-11-23", "a.b,jp,,,yesterday", "",
	}, "\n")
	profiles, mistakes := readSystemProfiles(text)
	want := `catalog/system_profiles.csv:1: the columns are model,prefix,regions; write model,prefix,regions,source,checked_on
catalog/system_profiles.csv:2: has 3 fields; write model,prefix,regions,source,checked_on
catalog/system_profiles.csv:3: model "xx.a.b" is no foundation model's id; write it without a prefix, and add a new provider to Providers in catalog/routing.go
catalog/system_profiles.csv:3: prefix "us-gov" is unknown; allowed: jp, au, in, ca, us, eu, amer, apac, global. Add a new one to geographies in catalog/geo.go
catalog/system_profiles.csv:4: region "us-east-1" is not in the geography of eu; it holds Regions that begin with eu-, il-
catalog/system_profiles.csv:4: region "mars-1" is not one of the commercial Regions with Amazon Bedrock
catalog/system_profiles.csv:6: us.a.b is already in line 5; write its Regions there
catalog/system_profiles.csv:7: has no Regions; write at least one, or take the line out
catalog/system_profiles.csv:7: has no source; write the page that was read
catalog/system_profiles.csv:7: checked_on "yesterday" is not a day; write it as 2026-11-23`
	if diff := cmp.Diff(want, errors.Join(mistakes...).Error()); diff != "" {
		t.Error(diff)
	}
	if len(profiles) != 1 || profiles[0].Prefix != "us" {
		t.Errorf("%+v", profiles)
	}
	if _, mistakes := readSystemProfiles("a\"b\n"); len(mistakes) != 1 || !strings.HasPrefix(mistakes[0].Error(), "catalog/system_profiles.csv:0: ") {
		t.Errorf("%v", mistakes)
	}
}
