package profiles

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// onlyHere are the ARNs of a Regional profile, and of a Geo profile with a single Region.
var onlyHere = []string{modelARN("eu-west-1", "amazon.nova-lite-v1:0")}

func TestTagsOfAProfile(t *testing.T) {
	for _, c := range []struct {
		name           string
		prefix         string
		tags           []string
		product, model string
		// routing is the routing of a profile whose ARNs are Regional.
		routing catalog.Routing
	}{
		{"ours", "", []string{"team", "growth", "product", "doc-search", "model", "nova", "routing", "geo"}, "doc-search", "nova", catalog.Geo},
		{"ours, retired", "", []string{"product", "ended", "routing", "global"}, "ended", "NULL", catalog.Global},
		{"ours, with a prefix", "acme:", []string{"acme:product", "doc-search", "acme:model", "nova", "acme:routing", "geo"}, "doc-search", "nova", catalog.Geo},
		{"without the prefix", "acme:", []string{"product", "doc-search", "model", "nova", "routing", "geo"}, "NULL", "NULL", catalog.Regional},
		{"a stranger's", "", []string{"product", "their-product", "model", "gpt", "routing", "global"}, "their-product", "gpt", catalog.Regional},
		{"a stranger's, without a product", "", []string{"routing", "global"}, "NULL", "NULL", catalog.Regional},
		{"ours, with another routing", "", []string{"product", "doc-search", "routing", "Geo"}, "doc-search", "NULL", catalog.Regional},
		{"ours, without a routing", "", []string{"product", "doc-search"}, "doc-search", "NULL", catalog.Regional},
		{"keys in another case", "", []string{"Product", "doc-search", "Routing", "geo"}, "NULL", "NULL", catalog.Regional},
		{"empty values", "", []string{"product", "", "model", "", "routing", ""}, "NULL", "NULL", catalog.Regional},
		{"none", "", nil, "NULL", "NULL", catalog.Regional},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &fakeRegion{}
			r.add("eu-west-1", "abc", onlyHere, c.tags...)
			a := &fakeAccount{regions: map[string]*fakeRegion{"eu-west-1": r}}
			for _, products := range [][]catalog.Product{nil, {{Name: "doc-search"}, {Name: "ended", Retired: "2026-01-01"}}} {
				lists := catalog.Catalog{Account: catalog.Account{TagPrefix: c.prefix}, Products: products}
				routing := c.routing
				if products == nil {
					routing = catalog.Regional
				}
				profiles, err := a.reader(lists).Read(t.Context(), []string{"eu-west-1"})
				if err != nil || len(profiles) != 1 {
					t.Fatalf("error %v, profiles %v", err, profiles)
				}
				p := profiles[0]
				if text(p.Product) != c.product || text(p.ModelName) != c.model || text(p.Routing) != string(routing) {
					t.Errorf("product %s, model name %s, routing %s with %d products; want %s, %s, %s", text(p.Product), text(p.ModelName), text(p.Routing), len(products), c.product, c.model, routing)
				}
			}
		})
	}
}

func TestProfilesOfAllRegions(t *testing.T) {
	a := &fakeAccount{regions: map[string]*fakeRegion{}, pageSize: 2}
	for _, region := range []string{"eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1"} {
		r := &fakeRegion{}
		for i := range 5 {
			r.add(region, fmt.Sprintf("%s-%d", region, i), onlyHere)
		}
		a.regions[region] = r
	}
	profiles, err := a.reader(catalog.Catalog{}).Read(t.Context(), []string{"eu-west-1", "eu-west-2", "eu-west-3"})
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, p := range profiles {
		count[p.Region]++
		if p.ProfileID == "" || !strings.HasPrefix(p.ProfileID, p.Region) || !strings.HasSuffix(p.ARN, "/"+p.ProfileID) || p.AccountID != testAccount {
			t.Errorf("got %+v", p)
		}
	}
	if len(profiles) != 15 || count["eu-west-1"] != 5 || count["eu-west-2"] != 5 || count["eu-west-3"] != 5 {
		t.Errorf("%d profiles, by Region %v", len(profiles), count)
	}
}

func TestProfilesThatCannotBeReadHideNoOther(t *testing.T) {
	a := &fakeAccount{regions: map[string]*fakeRegion{"eu-west-1": {}, "eu-west-2": {}, "eu-west-3": {}, "us-east-1": {}}, pageSize: 2}
	a.regions["eu-west-1"].profilesErr = accessDenied
	broken := a.regions["eu-west-2"]
	for i := range 3 {
		broken.add("eu-west-2", fmt.Sprintf("late%d", i), onlyHere)
	}
	broken.profilesErr = errors.New("the second page failed")
	untagged := a.regions["eu-west-3"]
	untagged.tagsErr = map[string]error{
		untagged.add("eu-west-3", "secret1", onlyHere, "product", "doc-search"): accessDenied,
		untagged.add("eu-west-3", "secret2", onlyHere, "product", "doc-search"): accessDenied,
	}
	untagged.add("eu-west-3", "open", onlyHere, "product", "doc-search")
	a.regions["us-east-1"].add("us-east-1", "fine", []string{modelARN("us-east-1", "amazon.nova-lite-v1:0")})

	profiles, err := a.reader(catalog.Catalog{}).Read(t.Context(), []string{"eu-west-1", "eu-west-2", "eu-west-3", "us-east-1"})
	want := `list the inference profiles of eu-west-1 (bedrock:ListInferenceProfiles): AccessDeniedException: User is not authorized to do it
list the inference profiles of eu-west-2 (bedrock:ListInferenceProfiles): the second page failed
read the tags of 2 of 3 inference profiles of eu-west-3 (bedrock:ListTagsForResource): AccessDeniedException: User is not authorized to do it`
	if err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
	var got []string
	for _, p := range profiles {
		got = append(got, fmt.Sprintf("%s %s unread=%t", p.ProfileID, text(p.Product), p.tagsUnread))
		if text(p.Model) != "amazon.nova-lite-v1:0" {
			t.Errorf("%s: model %s", p.ProfileID, text(p.Model))
		}
	}
	slices.Sort(got)
	if list := strings.Join(got, ", "); list != "fine NULL unread=false, late0 NULL unread=false, late1 NULL unread=false, open doc-search unread=false, secret1 NULL unread=true, secret2 NULL unread=true" {
		t.Errorf("got %s", list)
	}
}

func TestAProfileWithoutAnID(t *testing.T) {
	for _, arn := range []string{"", "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/"} {
		r := &fakeRegion{profiles: []types.InferenceProfileSummary{{InferenceProfileArn: &arn}}}
		a := &fakeAccount{regions: map[string]*fakeRegion{"eu-west-1": r}}
		profiles, err := a.reader(catalog.Catalog{}).Read(t.Context(), []string{"eu-west-1"})
		if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("the ARN %q", arn)) || len(profiles) != 0 {
			t.Errorf("error %v, profiles %v", err, profiles)
		}
	}
}

// TestManyProfiles reads a Region with as many profiles as its quota allows, 50 ms away, beside a Region that hangs.
func TestManyProfiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &fakeAccount{latency: 50 * time.Millisecond, pageSize: 1000, regions: map[string]*fakeRegion{"eu-west-1": {}, "eu-west-2": {slowTags: time.Hour}}}
		for i := range 1000 {
			a.regions["eu-west-1"].add("eu-west-1", fmt.Sprintf("p%d", i), onlyHere, "product", "doc-search")
		}
		for i := range 20 {
			a.regions["eu-west-2"].add("eu-west-2", fmt.Sprintf("slow%d", i), onlyHere)
		}
		start := time.Now()
		profiles, err := a.reader(catalog.Catalog{}).Read(t.Context(), []string{"eu-west-1", "eu-west-2"})
		if took := time.Since(start); took != 30*time.Second {
			t.Errorf("took %s", took)
		}
		if want := "read the tags of 20 of 20 inference profiles of eu-west-2 (bedrock:ListTagsForResource): not done within 30s"; err == nil || err.Error() != want {
			t.Errorf("error %v", err)
		}
		tagged := 0
		for _, p := range profiles {
			if text(p.Product) == "doc-search" && !p.tagsUnread {
				tagged++
			}
		}
		if len(profiles) != 1020 || tagged != 1000 {
			t.Errorf("%d profiles, %d tagged", len(profiles), tagged)
		}
		for name, r := range a.regions {
			if r.mostReading != 8 {
				t.Errorf("%s had %d concurrent reads of tags", name, r.mostReading)
			}
		}
	})
}

// TestEveryProfileIsReadInTheEnd is a quota that lets a tenth of the profiles be read before time is up.
func TestEveryProfileIsReadInTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := &fakeRegion{slowTags: time.Second}
		for i := range 80 {
			r.add("eu-west-1", fmt.Sprintf("p%d", i), onlyHere)
		}
		reader := (&fakeAccount{pageSize: 1000, regions: map[string]*fakeRegion{"eu-west-1": r}}).reader(catalog.Catalog{})
		reader.Deadline = 1500 * time.Millisecond
		read := map[string]bool{}
		for range 200 {
			profiles, err := reader.Read(t.Context(), []string{"eu-west-1"})
			if err == nil || !strings.Contains(err.Error(), "72 of 80") {
				t.Fatalf("error %v", err)
			}
			for _, p := range profiles {
				read[p.ProfileID] = read[p.ProfileID] || !p.tagsUnread
			}
		}
		for id, was := range read {
			if !was {
				t.Errorf("%s was never read in 200 runs", id)
			}
		}
	})
}

func TestACutOffRunSaysSo(t *testing.T) {
	r := &fakeRegion{}
	r.add("eu-west-1", "abc", onlyHere)
	a := &fakeAccount{latency: time.Second, regions: map[string]*fakeRegion{"eu-west-1": r}}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("interrupted"))
	profiles, err := a.reader(catalog.Catalog{}).Read(ctx, []string{"eu-west-1"})
	if err == nil || !strings.HasSuffix(err.Error(), ": interrupted") || len(profiles) != 0 {
		t.Errorf("error %v, profiles %v", err, profiles)
	}
}
