package detector

import (
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

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

type profilesAPI interface {
	bedrock.ListInferenceProfilesAPIClient
	ListTagsForResource(context.Context, *bedrock.ListTagsForResourceInput, ...func(*bedrock.Options)) (*bedrock.ListTagsForResourceOutput, error)
}

const defaultProfilesDeadline = 30 * time.Second

// Profiles returns the application inference profiles of all Regions that answered, listed or not, each Region asked in
// its own time. The error names every Region in which something could not be read; beside it stands whatever could. A
// profile whose tags could not be read is among them.
func (d *Detector) Profiles(ctx context.Context, findings []Finding) ([]Profile, error) {
	var regions []string
	for _, f := range findings {
		if f.answered() {
			regions = append(regions, f.Region)
		}
	}
	return d.ProfilesIn(ctx, regions)
}

// ProfilesIn is Profiles of these Regions.
func (d *Detector) ProfilesIn(ctx context.Context, regions []string) ([]Profile, error) {
	profiles := make([][]Profile, len(regions))
	errs := make([]error, len(regions))
	var wait sync.WaitGroup
	for i, region := range regions {
		wait.Go(func() { profiles[i], errs[i] = d.profilesOf(ctx, region) })
	}
	wait.Wait()
	return slices.Concat(profiles...), errors.Join(errs...)
}

func (d *Detector) profilesOf(ctx context.Context, region string) ([]Profile, error) {
	deadline := d.ProfilesDeadline
	if deadline == 0 {
		deadline = defaultProfilesDeadline
	}
	ctx, cancel := context.WithTimeoutCause(ctx, deadline, fmt.Errorf("not done within %s", deadline))
	defer cancel()

	api := d.profiles(region)
	summaries, unlisted := listProfiles(ctx, api)
	if unlisted != nil {
		unlisted = fmt.Errorf("list the inference profiles of %s (bedrock:ListInferenceProfiles): %s", region, Reason(cause(ctx, unlisted)))
	}
	profiles := make([]Profile, len(summaries))
	errs := make([]error, len(summaries))
	// At random, so that where time or a quota ends the reading, the next run reads others.
	order := rand.Perm(len(summaries))
	each(len(summaries), func(n int) {
		i := order[n]
		profiles[i] = d.profile(region, summaries[i])
		tags, err := api.ListTagsForResource(ctx, &bedrock.ListTagsForResourceInput{ResourceARN: summaries[i].InferenceProfileArn})
		if err != nil {
			profiles[i].tagsUnread, errs[i] = true, err
			return
		}
		d.tag(&profiles[i], tags.Tags)
	})
	untagged := some(errs, func(count int, first error) error {
		return fmt.Errorf("read the tags of %d of %d inference profiles of %s (bedrock:ListTagsForResource): %s", count, len(errs), region, Reason(cause(ctx, first)))
	})
	return profiles, errors.Join(unlisted, untagged)
}

// listProfiles returns the profiles of the pages that could be read.
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
