package proof

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	bedrocktypes "github.com/aws/aws-sdk-go-v2/service/bedrock/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation/types"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// HasProfileType reports whether CloudFormation has the type of inference profiles in the Region of a configuration.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html
func HasProfileType(ctx context.Context, cfg aws.Config) (bool, error) {
	_, err := cloudformation.NewFromConfig(cfg).DescribeType(ctx, &cloudformation.DescribeTypeInput{
		Type: types.RegistryTypeResource, TypeName: aws.String(catalog.ProfileType),
	})
	if _, missing := errors.AsType[*types.TypeNotFoundException](err); missing {
		return false, nil
	}
	return err == nil, err
}

// SystemProfiles returns the ids of the system-defined inference profiles of the Region of a configuration. It is never nil without an
// error.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html
func SystemProfiles(ctx context.Context, cfg aws.Config) ([]string, error) {
	ids := []string{}
	pages := bedrock.NewListInferenceProfilesPaginator(bedrock.NewFromConfig(cfg), &bedrock.ListInferenceProfilesInput{
		TypeEquals: bedrocktypes.InferenceProfileTypeSystemDefined, MaxResults: aws.Int32(catalog.QuotaProfiles),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range page.InferenceProfileSummaries {
			ids = append(ids, aws.ToString(p.InferenceProfileId))
		}
	}
	return ids, nil
}

// regionCalls are the calls of ReadRegions.
var regionCalls = []Call{
	{API: "cloudformation:DescribeType", On: "type " + catalog.ProfileType + " in every enabled Region"},
	{API: "bedrock:ListInferenceProfiles", On: "system-defined profiles of every enabled Region"},
}

// ReadRegions reads the enabled Regions of an account. done is called after each, with the number of Regions so far. What could be read
// is returned beside the errors, which name the Region and the permission.
func ReadRegions(ctx context.Context, a *Account, done func(regions int)) (map[string]catalog.RegionReading, error) {
	ctx = context.WithValue(ctx, running{}, &Run{Account: a, check: Check{Calls: regionCalls}})
	read, errs := make([]catalog.RegionReading, len(a.Enabled)), make([]error, len(a.Enabled))
	var group errgroup.Group
	var count atomic.Int64
	group.SetLimit(regionsAtOnce)
	for i, region := range a.Enabled {
		group.Go(func() error {
			read[i], errs[i] = readRegion(ctx, a.Config(region))
			done(int(count.Add(1)))
			return nil
		})
	}
	_ = group.Wait() // the errors are in errs
	byName := map[string]catalog.RegionReading{}
	for i, region := range a.Enabled {
		byName[region] = read[i]
	}
	return byName, errors.Join(errs...)
}

func readRegion(ctx context.Context, cfg aws.Config) (read catalog.RegionReading, err error) {
	failed := func(action string, err error) error {
		return fmt.Errorf("%s was not read (%s): %s", cfg.Region, action, awserrors.Reason(err))
	}
	has, typeErr := HasProfileType(ctx, cfg)
	if typeErr == nil {
		read.HasProfileType = &has
	} else {
		typeErr = failed("cloudformation:DescribeType", typeErr)
	}
	ids, listErr := SystemProfiles(ctx, cfg)
	if listErr == nil {
		read.SystemProfiles = ids
	} else {
		listErr = failed("bedrock:ListInferenceProfiles", listErr)
	}
	return read, errors.Join(typeErr, listErr)
}
