package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	accounts "github.com/aws/aws-sdk-go-v2/service/account"
	accounttypes "github.com/aws/aws-sdk-go-v2/service/account/types"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/smithy-go"
	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// callsAtOnce is how many calls are under way at a time.
const callsAtOnce = 8

// makeCalls makes the calls of a plan, each as its service does, and fails with the first that does not go as planned.
func (s *services) makeCalls(ctx context.Context, calls []call) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(callsAtOnce)
	for _, batch := range inPython(calls) {
		group.Go(func() error { return s.makePythonCalls(ctx, batch) })
	}
	for _, c := range calls {
		if !c.Python {
			group.Go(func() error { return s.makeCall(ctx, c) })
		}
	}
	return group.Wait()
}

func (s *services) makeCall(ctx context.Context, c call) error {
	profile, err := s.profile(ctx, c.Role, c.Region, c.Model.Name)
	if err != nil {
		return err
	}
	client, err := s.runtime(ctx, c.Role, c.Region, c.Metadata["team"])
	if err != nil {
		return err
	}
	err = invoke(ctx, client, profile, c)
	var failed smithy.APIError
	switch {
	case c.Throttled && errors.As(err, &failed) && failed.ErrorCode() == throttling:
		return nil
	case c.Throttled:
		return fmt.Errorf("%s by %s in %s: %v, want %s", c.Operation, c.Role.Name(), c.Region, err, throttling)
	case err != nil:
		return fmt.Errorf("%s by %s in %s: %w", c.Operation, c.Role.Name(), c.Region, err)
	}
	return nil
}

// darkModel is a model that can be called in any Region by its own id.
const darkModel = "amazon.nova-lite-v1:0"

// callInTheDark calls models directly, as an administrator who knows of no profile, in a Region that nobody listed: one without
// a rate there today, and one with a rate two days ago, which CloudWatch has metered for good. It sets the Region, "" when every
// enabled one is listed, and the calls of the day that is over.
func (u *used) callInTheDark(ctx context.Context, now time.Time) error {
	region, err := u.darkRegion(ctx, u.Catalog)
	if err != nil || region == "" {
		return err
	}
	u.Dark = region
	priced := catalog.Model{ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}
	client := bedrockruntime.NewFromConfig(u.config(region))
	for i := range int64(darkCalls) {
		unlogged := call{Region: region, Model: priced, Operation: converse, Time: now.AddDate(0, 0, -2), Tokens: usage{Input: 1000 + i, Output: 500, CacheRead: 70 * i}}
		for model, made := range map[string]call{
			darkModel:             {Operation: converse, Time: now, Tokens: usage{Input: 1000, Output: 500}},
			"global." + priced.ID: unlogged,
		} {
			if err := invoke(ctx, client, model, made); err != nil {
				return fmt.Errorf("calling %s in %s: %w", model, region, err)
			}
		}
		u.Unlogged = append(u.Unlogged, unlogged)
	}
	return nil
}

// darkRegion returns the first enabled Region of the account that is not in the lists.
func (p place) darkRegion(ctx context.Context, c catalog.Catalog) (string, error) {
	var enabled []string
	pages := accounts.NewListRegionsPaginator(accounts.NewFromConfig(p.config(c.Account.HomeRegion)), &accounts.ListRegionsInput{
		RegionOptStatusContains: []accounttypes.RegionOptStatus{
			accounttypes.RegionOptStatusEnabled, accounttypes.RegionOptStatusEnabledByDefault,
		},
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return "", fmt.Errorf("listing the Regions: %w", err)
		}
		for _, r := range page.Regions {
			enabled = append(enabled, aws.ToString(r.RegionName))
		}
	}
	slices.Sort(enabled)
	for _, region := range enabled {
		if !slices.ContainsFunc(c.Regions, func(r catalog.Region) bool { return r.Name == region }) {
			return region, nil
		}
	}
	return "", nil
}
