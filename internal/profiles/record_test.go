package profiles

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

// TestUpdate compares the objects' keys and the bytes that the view bedrock_profiles reads.
func TestUpdate(t *testing.T) {
	a := &fakeAccount{regions: map[string]*fakeRegion{"eu-west-1": {}}}
	r := a.regions["eu-west-1"]
	r.add("eu-west-1", "p1onboarding", []string{modelARN("", "anthropic.claude-opus-4-5-20251101-v1:0"), modelARN("eu-west-1", "anthropic.claude-opus-4-5-20251101-v1:0")},
		"product", "onboarding-assistant", "model", "opus", "routing", "global", "team", "growth")
	arn := "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/bare"
	r.profiles = append(r.profiles, types.InferenceProfileSummary{InferenceProfileArn: &arn})
	lists := catalog.Catalog{Products: []catalog.Product{{Name: "onboarding-assistant"}}}
	s := objectstoretest.New()
	count, err := a.reader(lists).Update(t.Context(), s.Bucket(), []string{"eu-west-1"})
	if err != nil || count != (Count{Seen: 2, Written: 2}) {
		t.Fatalf("error %v, count %+v", err, count)
	}
	want := map[string]string{
		"profiles/eu-west-1/p1onboarding.json": `{"profile_id":"p1onboarding","account_id":"123456789012","region":"eu-west-1","name":"name of p1onboarding","arn":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/p1onboarding","model":"anthropic.claude-opus-4-5-20251101-v1:0","routing":"global","product":"onboarding-assistant","model_name":"opus","status":"ACTIVE","created_at":"2026-11-20T08:58:00Z","superseded":false}` + "\n",
		"profiles/eu-west-1/bare.json":         `{"profile_id":"bare","account_id":"123456789012","region":"eu-west-1","name":null,"arn":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/bare","model":null,"routing":null,"product":null,"model_name":null,"status":null,"created_at":null,"superseded":false}` + "\n",
	}
	for key, body := range want {
		if s.Objects[key] != body {
			t.Errorf("%s is\n%q, want\n%q", key, s.Objects[key], body)
		}
	}
	if len(s.Objects) != len(want) {
		t.Errorf("wrote %v", s.Puts)
	}
}

func profileNamed(id, name string) Profile {
	return Profile{ProfileID: id, AccountID: testAccount, Region: "eu-west-1", Name: &name, ARN: "arn/" + id}
}

func TestProfilesAreRewrittenOnlyOnChange(t *testing.T) {
	s := objectstoretest.New()
	s.PageSize = 3
	var profiles []Profile
	for i := range 10 {
		profiles = append(profiles, profileNamed(fmt.Sprintf("p%d", i), "first"))
	}
	record := func(want int, profiles ...Profile) {
		t.Helper()
		s.Puts = nil
		written, err := Record(t.Context(), s.Bucket(), profiles)
		if err != nil || written != want || len(s.Puts) != want {
			t.Errorf("error %v, written %d, put %v; want %d", err, written, s.Puts, want)
		}
	}
	record(10, profiles...)
	record(0, profiles...)
	profiles[7] = profileNamed("p7", "second")
	record(1, profiles...)
	if !strings.Contains(s.Objects["profiles/eu-west-1/p7.json"], "second") {
		t.Errorf("p7 is %s", s.Objects["profiles/eu-west-1/p7.json"])
	}
	record(0, profiles[:2]...)
	record(0)
	if len(s.Objects) != 10 {
		t.Errorf("%d objects: a profile that is gone was deleted", len(s.Objects))
	}

	// An ETag that is no MD5, as of an object encrypted with a key, equals no digest.
	s.ETags = map[string]string{"profiles/eu-west-1/p3.json": `"9b2cf535f27731c974343645a3985328-2"`}
	record(1, profiles...)
	// The same profile id in another Region is another profile.
	elsewhere := profileNamed("p1", "first")
	elsewhere.Region = "us-east-1"
	record(1, append(profiles[:3:3], elsewhere)...)
}

func TestUnreadTagsHideNoKnownOnes(t *testing.T) {
	s := objectstoretest.New()
	known := profileNamed("known", "tagged")
	product := "doc-search"
	known.Product = &product
	if _, err := Record(t.Context(), s.Bucket(), []Profile{known}); err != nil {
		t.Fatal(err)
	}
	before := s.Objects["profiles/eu-west-1/known.json"]

	known.Product, known.tagsUnread = nil, true
	unknown := profileNamed("unknown", "new")
	unknown.tagsUnread = true
	written, err := Record(t.Context(), s.Bucket(), []Profile{known, unknown})
	if err != nil || written != 1 || s.Objects["profiles/eu-west-1/known.json"] != before {
		t.Errorf("error %v, written %d, known is %s", err, written, s.Objects["profiles/eu-west-1/known.json"])
	}
	if !strings.Contains(s.Objects["profiles/eu-west-1/unknown.json"], `"product":null`) {
		t.Errorf("unknown is %s", s.Objects["profiles/eu-west-1/unknown.json"])
	}

	unknown.Product, unknown.tagsUnread = &product, false
	if written, err := Record(t.Context(), s.Bucket(), []Profile{unknown}); err != nil || written != 1 {
		t.Errorf("once its tags are read: error %v, written %d", err, written)
	}
}

func TestRecordDoesWhatItCan(t *testing.T) {
	s := objectstoretest.New()
	s.PutErr["profiles/eu-west-1/b.json"] = errors.New("no room")
	s.PutErr["profiles/eu-west-1/c.json"] = errors.New("no room")
	profiles := []Profile{profileNamed("a", ""), profileNamed("b", ""), profileNamed("c", ""), profileNamed("d", "")}
	written, err := Record(t.Context(), s.Bucket(), profiles)
	if err == nil || !strings.HasPrefix(err.Error(), "record 2 of 4 inference profiles: write s3://the-ledger/profiles/eu-west-1/") || written != 2 || len(s.Objects) != 2 {
		t.Errorf("error %v, written %d, objects %v", err, written, s.Objects)
	}

	s = objectstoretest.New()
	s.ListErr = errors.New("no list")
	if written, err := Record(t.Context(), s.Bucket(), profiles); err == nil || err.Error() != "list s3://the-ledger/profiles/: no list" || written != 0 || len(s.Puts) != 0 {
		t.Errorf("error %v, written %d, put %v", err, written, s.Puts)
	}
}

// TestUpdateReportsBothSides proves that a failed reading keeps nothing else from being written.
func TestUpdateReportsBothSides(t *testing.T) {
	a := &fakeAccount{regions: map[string]*fakeRegion{"eu-west-1": {}, "eu-west-2": {profilesErr: accessDenied}}}
	a.regions["eu-west-1"].add("eu-west-1", "a", onlyHere)
	a.regions["eu-west-1"].add("eu-west-1", "b", onlyHere)
	s := objectstoretest.New()
	s.PutErr["profiles/eu-west-1/a.json"] = errors.New("no room")
	count, err := a.reader(catalog.Catalog{}).Update(t.Context(), s.Bucket(), []string{"eu-west-1", "eu-west-2"})
	if count != (Count{Seen: 2, Written: 1}) || err == nil || !strings.Contains(err.Error(), "profiles of eu-west-2") || !strings.Contains(err.Error(), "no room") {
		t.Errorf("error %v, count %+v", err, count)
	}
}

func TestRecordedIsTheProfileThatWasWritten(t *testing.T) {
	s := objectstoretest.New()
	want := profileNamed("abc", "name")
	if _, err := Record(t.Context(), s.Bucket(), []Profile{want}); err != nil {
		t.Fatal(err)
	}
	if got, err := Recorded(t.Context(), s.Bucket(), "eu-west-1", "abc"); err != nil || got.ARN != want.ARN || *got.Name != *want.Name {
		t.Errorf("error %v, got %+v", err, got)
	}
	if got, err := Recorded(t.Context(), s.Bucket(), "us-east-1", "abc"); err != nil || got != (Profile{}) {
		t.Errorf("in another Region: error %v, got %+v", err, got)
	}
	s.Objects["profiles/eu-west-1/abc.json"] = "{"
	if _, err := Recorded(t.Context(), s.Bucket(), "eu-west-1", "abc"); err == nil || !strings.HasPrefix(err.Error(), "read the inference profile abc of eu-west-1: ") {
		t.Errorf("error %v", err)
	}
}
