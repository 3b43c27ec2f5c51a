package detector

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func TestSuperseded(t *testing.T) {
	c := FromCatalog(catalog.Catalog{
		Account: catalog.Account{TagPrefix: "acme:"},
		Regions: []catalog.Region{{Name: "eu-west-1"}, {Name: "us-east-1", Retired: "2026-11-01"}},
		Products: []catalog.Product{
			{Name: "doc-search", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}},
			{Name: "ended", Retired: "2026-11-01", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}},
		},
	})
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
		r.profile(p.region, "p1", onlyHere, p.tags...)
		r.profiles[0].InferenceProfileName = &p.name
		w := &world{regions: map[string]*fakeRegion{p.region: r}}
		d := w.detector()
		d.Config = c
		profiles, err := d.Profiles(t.Context(), asked(p.region))
		if err != nil || len(profiles) != 1 || profiles[0].Superseded == nil || *profiles[0].Superseded != p.want {
			t.Errorf("a profile %s: error %v, %+v; want %t", what, err, profiles, p.want)
		}
	}
}

func TestWithoutTagsReadItIsUnknown(t *testing.T) {
	r := &fakeRegion{}
	r.tagsErr = map[string]error{r.profile("eu-west-1", "p1", onlyHere): accessDenied}
	w := &world{regions: map[string]*fakeRegion{"eu-west-1": r}}
	if profiles, err := w.detector().Profiles(t.Context(), asked("eu-west-1")); err == nil || len(profiles) != 1 || profiles[0].Superseded != nil {
		t.Errorf("error %v, %+v", err, profiles)
	}
}

func TestCallsOfProfiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(midnight.Add(5 * time.Hour))
		m := &meter{points: []point{
			{"Invocations", "busy", "", midnight.AddDate(0, 0, -30), 4},
			{"Invocations", "busy", "", midnight.Add(time.Hour), 3},
			{"Invocations", "before", "", midnight.AddDate(0, 0, -30).Add(-time.Second), 9},
			{"InvocationClientErrors", "refused", "", midnight.AddDate(0, 0, -1), 1},
			{"InvocationThrottles", "throttled", "", midnight.AddDate(0, 0, -1), 0.5},
			{"InputTokenCount", "silent", "", midnight.AddDate(0, 0, -1), 7},
		}}
		d := &Detector{metrics: func(string) metricsAPI { return m }}
		var profiles []Profile
		for _, id := range []string{"busy", "before", "refused", "throttled", "silent"} {
			profiles = append(profiles, Profile{ProfileID: id})
		}
		calls, err := d.Calls(t.Context(), "eu-west-1", profiles, 30)
		if want := []int64{7, 0, 1, 1, 0}; err != nil || len(calls) != 5 || [5]int64(calls) != [5]int64(want) {
			t.Errorf("error %v, calls %v, want %v", err, calls, want)
		}
		m.code = types.StatusCodeForbidden
		if _, err := d.Calls(t.Context(), "eu-west-1", profiles, 30); err == nil {
			t.Error("what could not be read counts as not called")
		}
		m.code, m.err = "", accessDenied
		_, err = d.Calls(t.Context(), "eu-west-1", profiles, 30)
		if want := "read the calls of 5 inference profiles of eu-west-1 (cloudwatch:GetMetricData): AccessDeniedException: User is not authorized to do it"; err == nil || err.Error() != want {
			t.Errorf("error %v", err)
		}
	})
}
