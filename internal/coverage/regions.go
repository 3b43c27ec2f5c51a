package coverage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	"github.com/aws/aws-sdk-go-v2/service/account/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

type region struct {
	name    string
	enabled bool
}

// list returns the Regions of the account and the listed Regions, each once, in the order of their names. Where the account's Regions
// cannot be read, it returns an error beside all known Regions, so that none is missed.
// https://docs.aws.amazon.com/accounts/latest/APIReference/API_ListRegions.html
func (d *Detector) list(ctx context.Context) ([]region, error) {
	ctx, cancel := d.withDeadline(ctx)
	defer cancel()
	regions, err := accountRegions(ctx, d.regions)
	if err != nil {
		err = fmt.Errorf("list the Regions of the account (account:ListRegions; all known Regions are read instead): %s", awserrors.Reason(awserrors.Cause(ctx, err)))
		regions = all(catalog.KnownRegions)
	}
	// A listed Region that the account does not know is read like an enabled Region: its own answer says more.
	for _, r := range all(d.Listed) {
		if !slices.ContainsFunc(regions, func(known region) bool { return known.name == r.name }) {
			regions = append(regions, r)
		}
	}
	slices.SortFunc(regions, func(a, b region) int { return cmp.Compare(a.name, b.name) })
	return regions, err
}

func all(names []string) []region {
	regions := make([]region, len(names))
	for i, name := range names {
		regions[i] = region{name, true}
	}
	return regions
}

func accountRegions(ctx context.Context, api account.ListRegionsAPIClient) ([]region, error) {
	var regions []region
	pages := account.NewListRegionsPaginator(api, &account.ListRegionsInput{})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, r := range page.Regions {
			enabled := r.RegionOptStatus == types.RegionOptStatusEnabled || r.RegionOptStatus == types.RegionOptStatusEnabledByDefault
			regions = append(regions, region{aws.ToString(r.RegionName), enabled})
		}
	}
	return regions, nil
}
