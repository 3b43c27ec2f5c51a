package detector

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// TestUpdateProfiles holds the objects' keys and their bytes, which the view bedrock_profiles reads.
func TestUpdateProfiles(t *testing.T) {
	w := &world{regions: map[string]*fakeRegion{"eu-west-1": {}}}
	r := w.regions["eu-west-1"]
	r.profile("eu-west-1", "p1onboarding", []string{modelARN("", "anthropic.claude-opus-4-5-20251101-v1:0"), modelARN("eu-west-1", "anthropic.claude-opus-4-5-20251101-v1:0")},
		"product", "onboarding-assistant", "model", "opus", "routing", "global", "team", "growth")
	arn := "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/bare"
	r.profiles = append(r.profiles, types.InferenceProfileSummary{InferenceProfileArn: &arn})
	d := w.detector()
	d.Products = []catalog.Product{{Name: "onboarding-assistant"}}
	s := newStore()
	count, err := UpdateProfiles(t.Context(), d, s.ledger(), asked("eu-west-1"))
	if err != nil || count != (ProfileCount{Seen: 2, Written: 2}) {
		t.Fatalf("error %v, count %+v", err, count)
	}
	want := map[string]string{
		"profiles/eu-west-1/p1onboarding.json": `{"profile_id":"p1onboarding","account_id":"123456789012","region":"eu-west-1","name":"name of p1onboarding","arn":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/p1onboarding","model":"anthropic.claude-opus-4-5-20251101-v1:0","routing":"global","product":"onboarding-assistant","model_name":"opus","status":"ACTIVE","created_at":"2026-11-20T08:58:00Z","superseded":false}` + "\n",
		"profiles/eu-west-1/bare.json":         `{"profile_id":"bare","account_id":"123456789012","region":"eu-west-1","name":null,"arn":"arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/bare","model":null,"routing":null,"product":null,"model_name":null,"status":null,"created_at":null,"superseded":false}` + "\n",
	}
	for key, body := range want {
		if s.objects[key] != body {
			t.Errorf("%s is\n%q, want\n%q", key, s.objects[key], body)
		}
	}
	if len(s.objects) != len(want) {
		t.Errorf("wrote %v", s.puts)
	}
}

func profileNamed(id, name string) Profile {
	return Profile{ProfileID: id, AccountID: testAccount, Region: "eu-west-1", Name: &name, ARN: "arn/" + id}
}

func TestProfilesAreRewrittenOnlyOnChange(t *testing.T) {
	s := newStore()
	s.pageSize = 3
	var profiles []Profile
	for i := range 10 {
		profiles = append(profiles, profileNamed(fmt.Sprintf("p%d", i), "first"))
	}
	record := func(want int, profiles ...Profile) {
		t.Helper()
		s.puts = nil
		written, err := s.ledger().RecordProfiles(t.Context(), profiles)
		if err != nil || written != want || len(s.puts) != want {
			t.Errorf("error %v, written %d, put %v; want %d", err, written, s.puts, want)
		}
	}
	record(10, profiles...)
	record(0, profiles...)
	profiles[7] = profileNamed("p7", "second")
	record(1, profiles...)
	if !strings.Contains(s.objects["profiles/eu-west-1/p7.json"], "second") {
		t.Errorf("p7 is %s", s.objects["profiles/eu-west-1/p7.json"])
	}
	record(0, profiles[:2]...)
	record(0)
	if len(s.objects) != 10 {
		t.Errorf("%d objects: a profile that is gone was deleted", len(s.objects))
	}

	// An ETag that is no MD5, as of an object encrypted with a key, says nothing.
	s.etags = map[string]string{"profiles/eu-west-1/p3.json": `"9b2cf535f27731c974343645a3985328-2"`}
	record(1, profiles...)
	// The same profile id in another Region is another profile.
	elsewhere := profileNamed("p1", "first")
	elsewhere.Region = "us-east-1"
	record(1, append(profiles[:3:3], elsewhere)...)
}

func TestUnreadTagsHideNoKnownOnes(t *testing.T) {
	s := newStore()
	known := profileNamed("known", "tagged")
	product := "doc-search"
	known.Product = &product
	if _, err := s.ledger().RecordProfiles(t.Context(), []Profile{known}); err != nil {
		t.Fatal(err)
	}
	before := s.objects["profiles/eu-west-1/known.json"]

	known.Product, known.tagsUnread = nil, true
	unknown := profileNamed("unknown", "new")
	unknown.tagsUnread = true
	written, err := s.ledger().RecordProfiles(t.Context(), []Profile{known, unknown})
	if err != nil || written != 1 || s.objects["profiles/eu-west-1/known.json"] != before {
		t.Errorf("error %v, written %d, known is %s", err, written, s.objects["profiles/eu-west-1/known.json"])
	}
	if !strings.Contains(s.objects["profiles/eu-west-1/unknown.json"], `"product":null`) {
		t.Errorf("unknown is %s", s.objects["profiles/eu-west-1/unknown.json"])
	}

	unknown.Product, unknown.tagsUnread = &product, false
	if written, err := s.ledger().RecordProfiles(t.Context(), []Profile{unknown}); err != nil || written != 1 {
		t.Errorf("once its tags are read: error %v, written %d", err, written)
	}
}

func TestRecordProfilesDoesWhatItCan(t *testing.T) {
	s := newStore()
	s.putErr["profiles/eu-west-1/b.json"] = errors.New("no room")
	s.putErr["profiles/eu-west-1/c.json"] = errors.New("no room")
	profiles := []Profile{profileNamed("a", ""), profileNamed("b", ""), profileNamed("c", ""), profileNamed("d", "")}
	written, err := s.ledger().RecordProfiles(t.Context(), profiles)
	if err == nil || !strings.HasPrefix(err.Error(), "record 2 of 4 inference profiles: write s3://the-ledger/profiles/eu-west-1/") || written != 2 || len(s.objects) != 2 {
		t.Errorf("error %v, written %d, objects %v", err, written, s.objects)
	}

	s = newStore()
	s.listErr = errors.New("no list")
	if written, err := s.ledger().RecordProfiles(t.Context(), profiles); err == nil || err.Error() != "list s3://the-ledger/profiles/: no list" || written != 0 || len(s.puts) != 0 {
		t.Errorf("error %v, written %d, put %v", err, written, s.puts)
	}
}

// TestUpdateProfilesReportsBothSides holds that what cannot be read keeps nothing else from being written.
func TestUpdateProfilesReportsBothSides(t *testing.T) {
	w := &world{regions: map[string]*fakeRegion{"eu-west-1": {}, "eu-west-2": {profilesErr: accessDenied}}}
	w.regions["eu-west-1"].profile("eu-west-1", "a", onlyHere)
	w.regions["eu-west-1"].profile("eu-west-1", "b", onlyHere)
	s := newStore()
	s.putErr["profiles/eu-west-1/a.json"] = errors.New("no room")
	count, err := UpdateProfiles(t.Context(), w.detector(), s.ledger(), asked("eu-west-1", "eu-west-2"))
	if count != (ProfileCount{Seen: 2, Written: 1}) || err == nil || !strings.Contains(err.Error(), "profiles of eu-west-2") || !strings.Contains(err.Error(), "no room") {
		t.Errorf("error %v, count %+v", err, count)
	}
}
