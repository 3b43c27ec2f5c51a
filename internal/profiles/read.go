package profiles

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// client is the part of Amazon Bedrock's client that a Reader calls.
type client interface {
	bedrock.ListInferenceProfilesAPIClient
	ListTagsForResource(context.Context, *bedrock.ListTagsForResourceInput, ...func(*bedrock.Options)) (*bedrock.ListTagsForResourceOutput, error)
}

// atOnce is the largest number of concurrent calls in a Region, and of concurrent writes to the bucket.
const atOnce = 8

// Reader reads the application inference profiles of an account.
type Reader struct {
	// Deadline bounds the time for one Region. Zero: 30 seconds.
	Deadline time.Duration

	account string
	// prefix is put before every tag key of ours.
	prefix string
	// products are the products of the lists, retired ones included: on their profiles the routing tag counts.
	products []catalog.Product
	// listed are the names of the profiles of the lists, by Region.
	listed map[string][]string
	in     func(region string) client
}

// New returns a reader for an account with these lists, with the credentials of cfg.
func New(cfg aws.Config, account string, lists catalog.Catalog) *Reader {
	return newReader(account, lists, func(region string) client {
		return bedrock.NewFromConfig(cfg, func(o *bedrock.Options) { o.Region = region })
	})
}

func newReader(account string, lists catalog.Catalog, in func(region string) client) *Reader {
	r := &Reader{account: account, prefix: lists.Account.TagPrefix, products: lists.Products, listed: map[string][]string{}, in: in}
	for _, region := range lists.ActiveRegions() {
		for _, p := range lists.Profiles(region) {
			r.listed[region.Name] = append(r.listed[region.Name], p.Name())
		}
	}
	return r
}

// Read returns the application inference profiles of Regions, each Region read within its own deadline. The error names every Region
// in which something could not be read, and stands beside the profiles that could. A profile whose tags could not be read is among
// them.
func (r *Reader) Read(ctx context.Context, regions []string) ([]Profile, error) {
	profiles := make([][]Profile, len(regions))
	errs := make([]error, len(regions))
	var wait sync.WaitGroup
	for i, region := range regions {
		wait.Go(func() { profiles[i], errs[i] = r.readRegion(ctx, region) })
	}
	wait.Wait()
	return slices.Concat(profiles...), errors.Join(errs...)
}

func (r *Reader) readRegion(ctx context.Context, region string) ([]Profile, error) {
	deadline := cmp.Or(r.Deadline, 30*time.Second)
	ctx, cancel := context.WithTimeoutCause(ctx, deadline, fmt.Errorf("not done within %s", deadline))
	defer cancel()

	api := r.in(region)
	summaries, unlisted := listProfiles(ctx, api)
	if unlisted != nil {
		unlisted = fmt.Errorf("list the inference profiles of %s (bedrock:ListInferenceProfiles): %s", region, awserrors.Reason(awserrors.Cause(ctx, unlisted)))
	}
	profiles := make([]Profile, len(summaries))
	errs := make([]error, len(summaries))
	var group errgroup.Group
	group.SetLimit(atOnce)
	// The order is random, so that where a deadline or a quota ends the reading, the next run reads other profiles.
	for _, i := range rand.Perm(len(summaries)) {
		group.Go(func() error {
			profiles[i], errs[i] = r.readOne(ctx, api, region, summaries[i])
			return nil
		})
	}
	_ = group.Wait() // errs holds the errors
	untagged := awserrors.Aggregate(errs, func(count int, first error) error {
		return fmt.Errorf("read the tags of %d of %d inference profiles of %s (bedrock:ListTagsForResource): %s", count, len(errs), region, awserrors.Reason(awserrors.Cause(ctx, first)))
	})
	return profiles, errors.Join(unlisted, untagged)
}

// readOne returns a profile. Beside an error stands the profile without its tags.
func (r *Reader) readOne(ctx context.Context, api client, region string, summary types.InferenceProfileSummary) (Profile, error) {
	profile := r.profile(region, summary)
	tags, err := api.ListTagsForResource(ctx, &bedrock.ListTagsForResourceInput{ResourceARN: summary.InferenceProfileArn})
	if err != nil {
		profile.tagsUnread = true
		return profile, err
	}
	r.tag(&profile, tags.Tags)
	return profile, nil
}

// listProfiles returns the profiles of the pages that could be read, and the error of the first page that could not.
func listProfiles(ctx context.Context, api bedrock.ListInferenceProfilesAPIClient) ([]types.InferenceProfileSummary, error) {
	var all []types.InferenceProfileSummary
	pages := bedrock.NewListInferenceProfilesPaginator(api, &bedrock.ListInferenceProfilesInput{
		TypeEquals: types.InferenceProfileTypeApplication,
		MaxResults: aws.Int32(catalog.QuotaProfiles),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return all, err
		}
		for _, s := range page.InferenceProfileSummaries {
			if arn := aws.ToString(s.InferenceProfileArn); arn == "" || strings.HasSuffix(arn, "/") {
				return all, fmt.Errorf("an inference profile has the ARN %q", arn)
			}
			all = append(all, s)
		}
	}
	return all, nil
}
