package proof

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	"github.com/aws/aws-sdk-go-v2/service/account/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Account is the account of the caller's credentials, with the lists that are deployed to it.
type Account struct {
	ID string
	// Caller is the unique id of the credentials' principal, the value of the condition key aws:userid: roles that a check creates admit
	// no other principal.
	Caller  string
	Catalog catalog.Catalog
	// Enabled are the commercial Regions with Amazon Bedrock that the account has enabled, in the order of catalog.KnownRegions.
	Enabled []string
	cfg     aws.Config
}

// Connect reads the Regions of an account. cfg is the configuration of the home Region, and every call through the account is guarded.
func Connect(ctx context.Context, cfg aws.Config, id string, c catalog.Catalog) (*Account, error) {
	enabled := map[string]bool{}
	pages := account.NewListRegionsPaginator(account.NewFromConfig(cfg), &account.ListRegionsInput{
		RegionOptStatusContains: []types.RegionOptStatus{types.RegionOptStatusEnabled, types.RegionOptStatusEnabledByDefault},
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("read the Regions of the account (account:ListRegions): %s", awserrors.Reason(err))
		}
		for _, r := range page.Regions {
			enabled[aws.ToString(r.RegionName)] = true
		}
	}
	cfg = cfg.Copy()
	cfg.APIOptions = append(slices.Clone(cfg.APIOptions), guard)
	return &Account{
		ID:      id,
		Catalog: c,
		Enabled: slices.DeleteFunc(slices.Clone(catalog.KnownRegions), func(r string) bool { return !enabled[r] }),
		cfg:     cfg,
	}, nil
}

// Home returns the home Region.
func (a *Account) Home() string { return a.Catalog.Account.HomeRegion }

// Config returns the configuration of clients in a Region, as the caller of the tool.
func (a *Account) Config(region string) aws.Config {
	cfg := a.cfg.Copy()
	cfg.Region = region
	return cfg
}

// Unlisted returns an enabled Region that the lists do not name, or "" where there is none.
func (a *Account) Unlisted() string {
	listed := a.Catalog.RegionNames()
	for _, r := range a.Enabled {
		if !slices.Contains(listed, r) {
			return r
		}
	}
	return ""
}
