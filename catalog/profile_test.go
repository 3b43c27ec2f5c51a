package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProfilesOfARegion(t *testing.T) {
	c := valid()
	c.Products[1].Models = append(c.Products[1].Models, Model{Name: "haiku", ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: Global})
	c.Products = append(c.Products, Product{Name: "gone", Team: "core", Retired: "2026-01-01", Models: c.Products[1].Models})
	var got []string
	for _, p := range c.Profiles(c.Regions[1]) {
		got = append(got, p.SourceARN("123456789012", "eu-west-1"))
	}
	want := []string{
		"arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
		"arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
		"arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.anthropic.claude-haiku-4-5-20251001-v1:0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A profile's name follows from its source, so that a profile and its replacement can exist at the same time.
func TestProfileNameFollowsItsSource(t *testing.T) {
	c := valid()
	profile := c.Profiles(c.Regions[0])[0]
	sum := sha256.Sum256([]byte("us.anthropic.claude-sonnet-4-5-20250929-v1:0"))
	if want := "search-sonnet-" + hex.EncodeToString(sum[:])[:8]; profile.Name() != want {
		t.Errorf("got %s, want %s", profile.Name(), want)
	}
	c.Products[0].Models[0].ID = "anthropic.claude-sonnet-4-6"
	if upgraded := c.Profiles(c.Regions[0])[0]; upgraded.Name() == profile.Name() {
		t.Errorf("%s names two sources", upgraded.Name())
	}
}

func TestRetiredRegionHasNoProfiles(t *testing.T) {
	c := valid()
	c.Regions[1].Retired = "2026-11-23"
	if got := c.Profiles(c.Regions[1]); got != nil {
		t.Errorf("%v", got)
	}
	if got := c.ActiveRegions(); len(got) != 2 {
		t.Errorf("%v", got)
	}
}
