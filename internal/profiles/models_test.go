package profiles

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const (
	lite   = "amazon.nova-lite-v1:0"
	sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0"
)

var noModel = &smithy.GenericAPIError{Code: "ResourceNotFoundException", Message: "Could not find model."}

// offers are the models of a Region, with their lifecycles or errors, and its system-defined profiles.
type offers struct {
	models   map[string]*types.FoundationModelLifecycle
	err      error
	profiles []types.InferenceProfileSummary
}

type offering struct {
	regions map[string]offers
	lock    sync.Mutex
	calls   []string
}

func (o *offering) models(lists catalog.Catalog) *Models {
	return newModels(lists, func(region string) modelsClient { return offeringIn{o, region} })
}

type offeringIn struct {
	*offering
	region string
}

func (o offeringIn) GetFoundationModel(_ context.Context, in *bedrock.GetFoundationModelInput, _ ...func(*bedrock.Options)) (*bedrock.GetFoundationModelOutput, error) {
	o.lock.Lock()
	defer o.lock.Unlock()
	o.calls = append(o.calls, o.region+" "+*in.ModelIdentifier)
	found, offered := o.regions[o.region].models[*in.ModelIdentifier]
	if err := o.regions[o.region].err; err != nil {
		return nil, err
	}
	if !offered {
		return nil, noModel
	}
	return &bedrock.GetFoundationModelOutput{ModelDetails: &types.FoundationModelDetails{ModelLifecycle: found}}, nil
}

func (o offeringIn) ListInferenceProfiles(_ context.Context, in *bedrock.ListInferenceProfilesInput, _ ...func(*bedrock.Options)) (*bedrock.ListInferenceProfilesOutput, error) {
	if in.TypeEquals != types.InferenceProfileTypeSystemDefined {
		panic("another list")
	}
	o.lock.Lock()
	defer o.lock.Unlock()
	o.calls = append(o.calls, o.region+" profiles")
	return &bedrock.ListInferenceProfilesOutput{InferenceProfileSummaries: o.regions[o.region].profiles}, nil
}

func modelLists() catalog.Catalog {
	return catalog.Catalog{
		Regions: []catalog.Region{{Name: "eu-west-1", Geo: "eu"}, {Name: "eu-south-2", Geo: "eu"}, {Name: "us-east-1", Retired: "2026-01-01"}},
		Products: []catalog.Product{
			{Name: "search", Models: []catalog.Model{{Name: "big", ID: sonnet, Routing: catalog.Geo}, {Name: "small", ID: lite, Regions: []string{"eu-west-1"}}}},
			{Name: "chat", Models: []catalog.Model{{Name: "sonnet", ID: sonnet, Routing: catalog.Geo}}, Regions: []string{"eu-west-1"}},
			{Name: "gone", Retired: "2026-01-01", Models: []catalog.Model{{Name: "old", ID: "amazon.titan-text-express-v1"}}},
		},
	}
}

var (
	legacyTime = time.Date(2026, 4, 14, 0, 0, 0, 0, time.UTC)
	endTime    = time.Date(2026, 10, 14, 0, 0, 0, 0, time.UTC)
	legacy     = &types.FoundationModelLifecycle{Status: types.FoundationModelLifecycleStatusLegacy, LegacyTime: &legacyTime, EndOfLifeTime: &endTime}
)

func TestModelsOfTheLists(t *testing.T) {
	want := []ModelUse{
		{Region: "eu-west-1", Model: sonnet, Products: []string{"search", "chat"}, source: "eu." + sonnet},
		{Region: "eu-west-1", Model: lite, Products: []string{"search"}},
		{Region: "eu-south-2", Model: sonnet, Products: []string{"search"}, source: "eu." + sonnet},
	}
	if diff := cmp.Diff(want, newModels(modelLists(), nil).Uses(), cmpopts.EquateComparable(), cmp.AllowUnexported(ModelUse{})); diff != "" {
		t.Error(diff)
	}
}

// A model is read in the Region of the calls, and only where that does not offer it, where its profile routes to.
func TestLifecyclesAreReadWhereTheModelIsOffered(t *testing.T) {
	routes := types.InferenceProfileSummary{InferenceProfileId: aws.String("eu." + sonnet)}
	for _, region := range []string{"eu-south-2", "eu-south-1", "eu-central-1"} {
		routes.Models = append(routes.Models, types.InferenceProfileModel{ModelArn: aws.String("arn:aws:bedrock:" + region + "::foundation-model/" + sonnet)})
	}
	there := &types.FoundationModelLifecycle{Status: types.FoundationModelLifecycleStatusActive}
	o := &offering{regions: map[string]offers{
		"eu-west-1":    {models: map[string]*types.FoundationModelLifecycle{sonnet: legacy, lite: there}},
		"eu-south-2":   {profiles: []types.InferenceProfileSummary{{InferenceProfileId: aws.String("global." + sonnet)}, routes}},
		"eu-south-1":   {err: &smithy.GenericAPIError{Code: "UnrecognizedClientException", Message: "not enabled"}},
		"eu-central-1": {models: map[string]*types.FoundationModelLifecycle{sonnet: legacy}},
	}}
	m := o.models(modelLists())
	got, err := m.Read(t.Context(), m.Uses())
	old := Lifecycle{Status: types.FoundationModelLifecycleStatusLegacy, LegacyFrom: &legacyTime, EndOfLife: &endTime}
	if err != nil || cmp.Diff([]Lifecycle{old, {Status: "ACTIVE"}, old}, got) != "" {
		t.Errorf("error %v, got %+v", err, got)
	}
	slices.Sort(o.calls)
	want := []string{"eu-central-1 " + sonnet, "eu-south-1 " + sonnet, "eu-south-2 " + sonnet, "eu-south-2 profiles", "eu-west-1 " + lite, "eu-west-1 " + sonnet}
	if slices.Sort(want); !slices.Equal(o.calls, want) {
		t.Errorf("calls %v, want %v", o.calls, want)
	}
}

// A model that nothing offers has no status, and is no error. A refusal is one, and hides no other Region.
func TestLifecyclesThatCannotBeRead(t *testing.T) {
	o := &offering{regions: map[string]offers{"eu-west-1": {err: accessDenied}}}
	m := o.models(modelLists())
	got, err := m.Read(t.Context(), m.Uses())
	const want = "read the lifecycle of 2 of 2 models of eu-west-1 (bedrock:GetFoundationModel): AccessDeniedException: User is not authorized to do it"
	if err == nil || err.Error() != want {
		t.Errorf("error %v", err)
	}
	if cmp.Diff(make([]Lifecycle, 3), got) != "" {
		t.Errorf("got %+v", got)
	}
}

func TestStages(t *testing.T) {
	at := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 0, 0, 0, 0, time.UTC) }
	extended := at(7, 14)
	full := Lifecycle{Status: "LEGACY", LegacyFrom: &legacyTime, ExtendedFrom: &extended, EndOfLife: &endTime}
	const note = " (an account that has not called it for some weeks is refused)"
	for _, tt := range []struct {
		l    Lifecycle
		at   time.Time
		want Stage
		says string
	}{
		{Lifecycle{}, at(1, 1), Active, ""},
		{Lifecycle{Status: "ACTIVE"}, at(1, 1), Active, ""},
		{Lifecycle{Status: "ACTIVE", LegacyFrom: &legacyTime, EndOfLife: &endTime}, at(4, 13), Active, ""},
		{Lifecycle{Status: "ACTIVE", LegacyFrom: &legacyTime}, at(4, 14), Legacy, "m is LEGACY since 2026-04-14" + note + ", has no published end of life"},
		{Lifecycle{Status: "LEGACY"}, at(1, 1), Legacy, "m is LEGACY" + note + ", has no published end of life"},
		{full, at(7, 15), Legacy, "m is LEGACY since 2026-04-14" + note + ", may cost more from 2026-07-14, ends on 2026-10-14"},
		{full, at(7, 16), Ending, "m is LEGACY since 2026-04-14" + note + ", may cost more from 2026-07-14, ends on 2026-10-14"},
		{Lifecycle{Status: "ACTIVE", EndOfLife: &endTime}, at(9, 1), Ending, "m ends on 2026-10-14"},
		{full, at(10, 13), Ending, "m is LEGACY since 2026-04-14" + note + ", may cost more from 2026-07-14, ends on 2026-10-14"},
		{full, at(10, 14), Ended, "m reached its end of life on 2026-10-14: calls fail"},
	} {
		if got, says := tt.l.Stage(tt.at), tt.l.Sentence("m", tt.at); got != tt.want || says != tt.says {
			t.Errorf("%+v on %s: %s, %q; want %s, %q", tt.l, tt.at, got, says, tt.want, strings.TrimSpace(tt.says))
		}
	}
}
