package profiles

import (
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func TestSuperseded(t *testing.T) {
	lists := catalog.Catalog{
		Account: catalog.Account{TagPrefix: "acme:"},
		Regions: []catalog.Region{{Name: "eu-west-1"}, {Name: "us-east-1", Retired: "2026-11-01"}},
		Products: []catalog.Product{
			{Name: "doc-search", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}},
			{Name: "ended", Retired: "2026-11-01", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}},
		},
	}
	ours := []string{"acme:team", "search", "acme:product", "doc-search", "acme:model", "nova", "acme:routing", "regional"}
	ended := []string{"acme:team", "search", "acme:product", "ended", "acme:model", "nova", "acme:routing", "regional"}
	for what, p := range map[string]struct {
		region, name string
		tags         []string
		want         bool
	}{
		"of the lists":                 {"eu-west-1", "doc-search-nova-ca294716", ours, false},
		"of a former model":            {"eu-west-1", "doc-search-nova-0a1b2c3d", ours, true},
		"in a retired Region":          {"us-east-1", "doc-search-nova-ca294716", ours, true},
		"in a Region that is unlisted": {"sa-east-1", "doc-search-nova-ca294716", ours, true},
		"of a retired product":         {"eu-west-1", "ended-nova-ca294716", ended, true},
		"without our team tag":         {"eu-west-1", "doc-search-nova-0a1b2c3d", ours[2:], false},
		"without tags":                 {"eu-west-1", "doc-search-nova-0a1b2c3d", nil, false},
		"with tags without the prefix": {"eu-west-1", "doc-search-nova-0a1b2c3d", []string{"team", "search", "product", "doc-search", "model", "nova", "routing", "regional"}, false},
		"that is named by hand":        {"eu-west-1", "doc-search-nova-for-tests", ours, false},
		"named after another model":    {"eu-west-1", "doc-search-opus-0a1b2c3d", ours, false},
		"with more after the hash":     {"eu-west-1", "doc-search-nova-0a1b2c3d-2", ours, false},
		"without a name":               {"eu-west-1", "", ours, false},
	} {
		r := &fakeRegion{}
		r.add(p.region, "p1", onlyHere, p.tags...)
		r.profiles[0].InferenceProfileName = &p.name
		a := &fakeAccount{regions: map[string]*fakeRegion{p.region: r}}
		profiles, err := a.reader(lists).Read(t.Context(), []string{p.region})
		if err != nil || len(profiles) != 1 || profiles[0].Superseded == nil || *profiles[0].Superseded != p.want {
			t.Errorf("a profile %s: error %v, %+v; want %t", what, err, profiles, p.want)
		}
	}
}

func TestWithoutTagsSupersededIsUnknown(t *testing.T) {
	r := &fakeRegion{}
	r.tagsErr = map[string]error{r.add("eu-west-1", "p1", onlyHere): accessDenied}
	a := &fakeAccount{regions: map[string]*fakeRegion{"eu-west-1": r}}
	if profiles, err := a.reader(catalog.Catalog{}).Read(t.Context(), []string{"eu-west-1"}); err == nil || len(profiles) != 1 || profiles[0].Superseded != nil {
		t.Errorf("error %v, %+v", err, profiles)
	}
}
