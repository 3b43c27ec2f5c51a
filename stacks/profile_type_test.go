package stacks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// everyRegion are lists with every Region, one profile each.
func everyRegion() catalog.Catalog {
	c := synthesis.Lists()
	c.Products = c.Products[1:2]
	c.Products[0].Models = c.Products[0].Models[:1]
	c.Regions = nil
	for _, name := range catalog.KnownRegions {
		c.Regions = append(c.Regions, catalog.Region{Name: name})
	}
	return c
}

// The CDK validates the templates with its own table of types. It accepts every Region: the table agrees with ours, or its rule is
// acknowledged there with the reason. A Region without the type has custom resources instead, with the same properties and policies.
func TestProfilesAreOfATypeThatTheRegionHas(t *testing.T) {
	props := synthesis.Props(t, nil)
	if err := stacks.Synth(props, everyRegion(), "", synthesis.StubFunctions(t)); err != nil {
		t.Fatal(err)
	}
	set := synthesis.Read(t, props)
	for _, name := range catalog.KnownRegions {
		var typed, custom, functions int
		for _, r := range set.Resources(t, catalog.Namespace+"-region-"+name) {
			switch r.Type {
			case catalog.ProfileType:
				typed++
			case catalog.CustomProfileType:
				custom++
			case "AWS::Lambda::Function":
				functions++
			default:
				continue
			}
			if r.Type != "AWS::Lambda::Function" && (r.DeletionPolicy != "Delete" || r.UpdateReplacePolicy != "Retain") {
				t.Errorf("%s: the profile has deletion policy %q and update replace policy %q", name, r.DeletionPolicy, r.UpdateReplacePolicy)
			}
		}
		want := []int{1, 0, 1}
		if slices.Contains(catalog.RegionsWithoutProfileType, name) {
			want = []int{0, 1, 2}
		}
		if got := []int{typed, custom, functions}; !slices.Equal(got, want) {
			t.Errorf("%s: profiles by type, custom profiles and functions are %v, want %v", name, got, want)
		}
	}
}

// A Region without profiles has no function for them.
func TestNoFunctionWithoutProfiles(t *testing.T) {
	c := everyRegion()
	c.Regions = []catalog.Region{{Name: "us-east-1"}, {Name: "eu-north-1"}}
	c.Products[0].Regions = []string{"us-east-1"}
	set := synthesis.Of(t, c)
	for id, r := range set.Resources(t, catalog.Namespace+"-region-eu-north-1") {
		if r.Properties["FunctionName"] == catalog.ProfilesFunction("eu-north-1") {
			t.Errorf("%s is a function that creates no profile", id)
		}
	}
}

// A Region that changes its way keeps the parameters by which services find its profiles: CloudFormation changes their values.
func TestParametersKeepTheirLogicalIDs(t *testing.T) {
	set := synthesis.Of(t, everyRegion())
	parameters := func(region string) (ids []string) {
		for id, r := range set.Resources(t, catalog.Namespace+"-region-"+region) {
			if name, _ := r.Properties["Name"].(string); strings.HasPrefix(name, catalog.ProfileParameters("")) {
				ids = append(ids, id)
			}
		}
		return ids
	}
	with, without := parameters("us-east-1"), parameters("eu-north-1")
	if len(with) != 1 || !slices.Equal(with, without) {
		t.Errorf("logical ids %q with the type, %q without", with, without)
	}
}

// At most five custom profiles are created at once: each of the others waits for one.
func TestProfilesOfTheFunctionWaitForEachOther(t *testing.T) {
	c := everyRegion()
	c.Regions = []catalog.Region{{Name: "us-east-1"}, {Name: "eu-north-1"}}
	model := c.Products[0].Models[0]
	for i := range 12 {
		model.Name = fmt.Sprintf("embed-%d", i)
		c.Products[0].Models = append(c.Products[0].Models, model)
	}
	set := synthesis.Of(t, c)
	atOnce, waited := 0, map[string]bool{}
	for _, r := range set.Resources(t, catalog.Namespace+"-region-eu-north-1") {
		if r.Type != catalog.CustomProfileType {
			continue
		}
		if r.DependsOn == nil {
			atOnce++
			continue
		}
		before := templates.List(r.DependsOn)
		if len(before) != 1 || waited[before[0]] {
			t.Errorf("a profile waits for %q, for which another one waits", before)
		}
		waited[before[0]] = true
	}
	if atOnce != 5 || len(waited) != 8 {
		t.Errorf("%d profiles at once and %d that wait, want 5 and 8", atOnce, len(waited))
	}
}

// The function creates and deletes nothing without the tag of a product.
func TestProfilesFunctionNeedsTheTagOfAProduct(t *testing.T) {
	found := map[string]string{}
	for _, s := range everyField(t).templates.Statements(t) {
		if strings.HasPrefix(s.Where, catalog.Namespace+"-region-eu-north-1") && strings.HasSuffix(s.Sid, "ProfilesOfProducts") {
			found[s.Sid] = fmt.Sprint(s.Actions, s.Condition)
		}
	}
	want := map[string]string{
		"CreateProfilesOfProducts": "[bedrock:CreateInferenceProfile bedrock:TagResource] map[Null:map[aws:RequestTag/acme:product:false]]",
		"DeleteProfilesOfProducts": "[bedrock:DeleteInferenceProfile bedrock:UntagResource] map[Null:map[aws:ResourceTag/acme:product:false]]",
	}
	for sid, text := range want {
		if found[sid] != text {
			t.Errorf("%s: %q, want %q", sid, found[sid], text)
		}
	}
}
