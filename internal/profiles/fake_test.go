package profiles

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	bedrocktypes "github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const testAccount = "123456789012"

var accessDenied = &smithy.GenericAPIError{Code: "AccessDeniedException", Message: "User is not authorized\nto do it"}

// fakeAccount is an account with inference profiles.
type fakeAccount struct {
	// latency is the time of every call.
	latency time.Duration
	regions map[string]*fakeRegion
	// pageSize is the number of profiles on a page of a list. Zero: 50.
	pageSize int
	lock     sync.Mutex
}

type fakeRegion struct {
	profiles    []bedrocktypes.InferenceProfileSummary
	profilesErr error
	// tags and tagsErr are by ARN; slowTags is the time of reading them beside the latency.
	tags     map[string][]bedrocktypes.Tag
	tagsErr  map[string]error
	slowTags time.Duration
	// reading is the number of reads of tags under way, mostReading the largest number at any time.
	reading, mostReading int
}

func (a *fakeAccount) reader(lists catalog.Catalog) *Reader {
	return newReader(testAccount, lists, func(region string) client { return regionAPI{a, a.regions[region]} })
}

func (a *fakeAccount) pass(ctx context.Context, more time.Duration) error {
	select {
	case <-time.After(a.latency + more):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// page returns the profiles of a page and the token of the next.
func (a *fakeAccount) page(profiles []bedrocktypes.InferenceProfileSummary, token *string) ([]bedrocktypes.InferenceProfileSummary, *string) {
	size := a.pageSize
	if size == 0 {
		size = 50
	}
	first, _ := strconv.Atoi(aws.ToString(token))
	last := min(first+size, len(profiles))
	if last == len(profiles) {
		return profiles[first:last], nil
	}
	return profiles[first:last], aws.String(strconv.Itoa(last))
}

type regionAPI struct {
	a *fakeAccount
	r *fakeRegion
}

func (a regionAPI) ListInferenceProfiles(ctx context.Context, in *bedrock.ListInferenceProfilesInput, _ ...func(*bedrock.Options)) (*bedrock.ListInferenceProfilesOutput, error) {
	if err := a.a.pass(ctx, 0); err != nil {
		return nil, err
	}
	if in.TypeEquals != bedrocktypes.InferenceProfileTypeApplication || *in.MaxResults > 1000 {
		panic("another list")
	}
	profiles, next := a.a.page(a.r.profiles, in.NextToken)
	if next == nil && a.r.profilesErr != nil {
		return nil, a.r.profilesErr
	}
	return &bedrock.ListInferenceProfilesOutput{InferenceProfileSummaries: profiles, NextToken: next}, nil
}

func (a regionAPI) ListTagsForResource(ctx context.Context, in *bedrock.ListTagsForResourceInput, _ ...func(*bedrock.Options)) (*bedrock.ListTagsForResourceOutput, error) {
	a.count(1)
	defer a.count(-1)
	if err := a.a.pass(ctx, a.r.slowTags); err != nil {
		return nil, err
	}
	return &bedrock.ListTagsForResourceOutput{Tags: a.r.tags[*in.ResourceARN]}, a.r.tagsErr[*in.ResourceARN]
}

// count counts the reads of tags under way.
func (a regionAPI) count(more int) {
	a.a.lock.Lock()
	defer a.a.lock.Unlock()
	a.r.reading += more
	a.r.mostReading = max(a.r.mostReading, a.r.reading)
}

// add adds a profile over models, with tags in pairs of key and value.
func (r *fakeRegion) add(region, id string, models []string, tags ...string) string {
	arn := "arn:aws:bedrock:" + region + ":" + testAccount + ":application-inference-profile/" + id
	s := bedrocktypes.InferenceProfileSummary{
		InferenceProfileArn: &arn, InferenceProfileId: &id, InferenceProfileName: aws.String("name of " + id),
		Status: bedrocktypes.InferenceProfileStatusActive, Type: bedrocktypes.InferenceProfileTypeApplication,
		CreatedAt: aws.Time(time.Date(2026, 11, 20, 8, 58, 0, 978628000, time.UTC)),
	}
	for _, m := range models {
		s.Models = append(s.Models, bedrocktypes.InferenceProfileModel{ModelArn: &m})
	}
	r.profiles = append(r.profiles, s)
	for i := 0; i < len(tags); i += 2 {
		if r.tags == nil {
			r.tags = map[string][]bedrocktypes.Tag{}
		}
		r.tags[arn] = append(r.tags[arn], bedrocktypes.Tag{Key: &tags[i], Value: &tags[i+1]})
	}
	return arn
}
