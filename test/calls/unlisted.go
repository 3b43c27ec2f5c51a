package calls

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	"github.com/aws/aws-sdk-go-v2/service/account/types"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// UnlistedCalls is the number of calls of each model that [CallUnlisted] makes.
const UnlistedCalls = 9

// UnlistedModel is a model that every Region of the emulator offers by its own id, and that has a price by this id in few Regions. [CallUnlisted]
// calls it today.
const UnlistedModel = "amazon.nova-2-lite-v1:0"

// UnlistedRegion returns the first enabled Region of the account that is not in the lists; "" when every one is.
func UnlistedRegion(ctx context.Context, p environment.Place, c catalog.Catalog) (string, error) {
	var enabled []string
	pages := account.NewListRegionsPaginator(account.NewFromConfig(p.Config(c.Account.HomeRegion)), &account.ListRegionsInput{
		RegionOptStatusContains: []types.RegionOptStatus{types.RegionOptStatusEnabled, types.RegionOptStatusEnabledByDefault},
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

// CallUnlisted calls models directly in a Region that is not listed, as an administrator does who knows of no profile: today
// [UnlistedModel], which must have no price there, and two days ago a model with a rate. It returns the calls of that day, which is
// over: CloudWatch has metered it for good.
func CallUnlisted(ctx context.Context, p environment.Place, region string, now time.Time) ([]Call, error) {
	if rates, err := ledger.Rates(); err != nil {
		return nil, err
	} else if _, found := rateOf(rates, Call{Region: region, Model: catalog.Model{ID: UnlistedModel}, Time: now}, ledger.Input); found {
		return nil, fmt.Errorf("the rate card has a price of %s in %s; choose another UnlistedModel", UnlistedModel, region)
	}
	priced := catalog.Model{ID: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: catalog.Global}
	client := bedrockruntime.NewFromConfig(p.Config(region))
	var unlogged []Call
	for i := range int64(UnlistedCalls) {
		past := Call{Region: region, Model: priced, Operation: Converse, Time: now.AddDate(0, 0, -2), Tokens: Usage{Input: 1000 + i, Output: 500, CacheRead: 70 * i}}
		for model, c := range map[string]Call{
			UnlistedModel:         {Operation: Converse, Time: now, Tokens: Usage{Input: 1000, Output: 500}},
			"global." + priced.ID: past,
		} {
			if err := Invoke(ctx, client, model, c); err != nil {
				return nil, fmt.Errorf("calling %s in %s: %w", model, region, err)
			}
		}
		unlogged = append(unlogged, past)
	}
	return unlogged, nil
}
