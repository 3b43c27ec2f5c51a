package catalog

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	nova   = "amazon.nova-lite-v1:0"
	sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0"
)

func TestSourceOfAModelInARegion(t *testing.T) {
	for _, tt := range []struct {
		model  Model
		region Region
		want   source
	}{
		{Model{ID: nova}, Region{Name: "ap-northeast-1", Geo: "jp"}, source{nova, "", false}},
		{Model{ID: nova, Routing: Geo}, Region{Name: "ap-northeast-1", Geo: "jp"}, source{"apac." + nova, "apac", true}},
		{Model{ID: nova, Routing: Geo}, Region{Name: "ap-northeast-1"}, source{"apac." + nova, "apac", true}},
		{Model{ID: nova, Routing: Geo}, Region{Name: "ca-central-1", Geo: "us"}, source{"ca." + nova, "ca", true}},
		{Model{ID: nova, Routing: Geo}, Region{Name: "ap-northeast-3", Geo: "jp"}, source{"jp." + nova, "jp", false}},
		{Model{ID: nova, Routing: Geo}, Region{Name: "ap-northeast-3"}, source{"." + nova, "", false}},
		{Model{ID: nova, Routing: Global}, Region{Name: "us-east-1", Geo: "us"}, source{"global." + nova, "global", false}},
		{Model{ID: sonnet, Routing: Geo}, Region{Name: "ap-northeast-1", Geo: "apac"}, source{"jp." + sonnet, "jp", true}},
		{Model{ID: sonnet, Routing: Geo}, Region{Name: "us-east-1", Geo: "us"}, source{"us." + sonnet, "us", true}},
		{Model{ID: sonnet, Routing: Global}, Region{Name: "sa-east-1"}, source{"global." + sonnet, "global", true}},
		{Model{ID: "a.b", Routing: Geo}, Region{Name: "us-east-1", Geo: "us"}, source{"us.a.b", "us", false}},
	} {
		if got := tt.model.source(tt.region); got != tt.want {
			t.Errorf("%s in %+v: %+v, want %+v", tt.model.ID, tt.region, got, tt.want)
		}
	}
}

func TestWarningsOfARegion(t *testing.T) {
	c := valid()
	c.Regions = []Region{{Name: "us-east-1"}, {Name: "ap-northeast-1", Geo: "jp"}, {Name: "ap-northeast-3", Geo: "jp"}, {Name: "eu-west-1", Geo: "eu", Retired: "2026-11-23"}}
	c.Products = []Product{
		{Name: "search", Team: "core", Models: []Model{
			{Name: "sonnet", ID: sonnet, Routing: Geo},
			{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: Global},
			{Name: "lite", ID: nova, Routing: Geo, Regions: []string{"ap-northeast-1", "ap-northeast-3"}},
			{Name: "embed", ID: "amazon.titan-embed-text-v2:0"},
		}},
		{Name: "chat", Team: "core", Regions: []string{"us-east-1"}, Models: []Model{{Name: "everywhere", ID: "a.b", Routing: Global}}},
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	got := map[string][]Warning{}
	for _, r := range c.Regions {
		got[r.Name] = c.Warnings(r)
	}
	want := map[string][]Warning{
		"us-east-1": {{"inference-profile/chat/everywhere",
			`model "everywhere" of product "chat": global.a.b is not in catalog/system_profiles.csv for us-east-1; run go run ./cmd/preflight, which asks AWS for it, and add its line there. The table has no profile of the model`}},
		"ap-northeast-1": {{"inference-profile/search/lite",
			`model "lite" of product "search": apac.amazon.nova-lite-v1:0 is used, since catalog/system_profiles.csv has no jp.amazon.nova-lite-v1:0 in ap-northeast-1: a call may run in any destination Region of apac, not of jp`}},
		"ap-northeast-3": {{"inference-profile/search/lite",
			`model "lite" of product "search": jp.amazon.nova-lite-v1:0 is not in catalog/system_profiles.csv for ap-northeast-3; run go run ./cmd/preflight, which asks AWS for it, and add its line there. The table has ` + knownAs(nova)}},
		"eu-west-1": nil,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever a Region's Geo says, a model that the table has in the Region gets a profile that the table has there. A profile that the
// table does not have is never without a warning, and without a prefix it is a mistake.
func TestEveryPairIsListedOrTold(t *testing.T) {
	models := []string{"somevendor.new-model-v1:0"}
	for _, p := range SystemProfiles() {
		models = append(models, p.Model)
	}
	models = slices.Compact(models)
	for _, name := range KnownRegions {
		for _, geo := range append([]string{""}, geos...) {
			for _, routing := range []Routing{Geo, Global} {
				c := valid()
				c.Account.HomeRegion = name
				c.Regions = []Region{{Name: name, Geo: geo}}
				c.Products = []Product{{Name: "p", Team: "t"}}
				for i, id := range models {
					c.Products[0].Models = append(c.Products[0].Models, Model{Name: "m" + string(rune('a'+i/26)) + string(rune('a'+i%26)), ID: id, Routing: routing})
				}
				mistake := c.Validate()
				told := map[string]bool{}
				for _, w := range c.Warnings(c.Regions[0]) {
					told[w.Name] = true
				}
				for _, p := range c.Profiles(c.Regions[0]) {
					s := p.Model.source(c.Regions[0])
					there := slices.DeleteFunc(SystemPrefixes(p.Model.ID, name), func(prefix string) bool { return (prefix == "global") != (routing == Global) })
					switch {
					case s.listed != (len(there) > 0) || s.listed && !slices.Contains(there, s.prefix):
						t.Errorf("%s in %s with %q: %+v, and the table has %v", p.Model.ID, name, geo, s, there)
					case slices.Contains(there, geo) && s.prefix != geo:
						t.Errorf("%s in %s: %s, not %s", p.Model.ID, name, s.prefix, geo)
					case !s.listed && s.prefix != "" && !told["inference-profile/p/"+p.Model.Name]:
						t.Errorf("%s in %s with %q: %s in silence", p.Model.ID, name, geo, s.id)
					case s.prefix == "" && mistake == nil:
						t.Errorf("%s in %s: no prefix and no mistake", p.Model.ID, name)
					}
				}
			}
		}
	}
}
