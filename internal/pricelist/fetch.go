package pricelist

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/aws/aws-sdk-go-v2/service/pricing/types"
)

// Service codes under which Amazon Bedrock is priced.
const (
	bedrock          = "AmazonBedrock"
	foundationModels = "AmazonBedrockFoundationModels"
	bedrockService   = "AmazonBedrockService"
)

var services = []string{bedrock, foundationModels, bedrockService}

// Progress is called with the state of Fetch: done of all price lists are read, with so many products.
type Progress func(done, all, products int)

// Fetch reads the products of Amazon Bedrock in some Regions, one service code and Region after the other: the Price List
// Query API allows few requests a second, and the client retries the requests that it throttles. Its error names the list
// that could not be read. There is no partial result: with half a price list, the other rates would look gone. A client of [Cached]
// goes on where an interrupted run stopped.
//
// It needs pricing:GetProducts.
// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html
func Fetch(ctx context.Context, client pricing.GetProductsAPIClient, regions []string, progress Progress) ([]Product, error) {
	var products []Product
	done, all := 0, len(services)*len(regions)
	for _, service := range services {
		for _, region := range regions {
			show := func(more int) { progress(done, all, len(products)+more) }
			list, err := fetchList(ctx, client, service, region, show)
			if _, expired := errors.AsType[*types.ExpiredNextTokenException](err); expired {
				list, err = fetchList(ctx, client, service, region, show) // from its first page
			}
			if err != nil {
				return nil, fmt.Errorf("read the AWS Price List of %s in %s: %w", service, region, err)
			}
			products = append(products, list...)
			done++
		}
	}
	if len(products) == 0 {
		return nil, fmt.Errorf("the AWS Price List has no product of Amazon Bedrock in any of the %d Regions read", len(regions))
	}
	return products, nil
}

// fetchList reads the products of a service code in a Region.
func fetchList(ctx context.Context, client pricing.GetProductsAPIClient, service, region string, show func(products int)) ([]Product, error) {
	var products []Product
	pages := pricing.NewGetProductsPaginator(client, &pricing.GetProductsInput{
		ServiceCode:   aws.String(service),
		FormatVersion: aws.String("aws_v1"),
		Filters: []types.Filter{
			{Type: types.FilterTypeTermMatch, Field: aws.String("regionCode"), Value: aws.String(region)},
		},
	})
	for pages.HasMorePages() {
		show(len(products))
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, text := range page.PriceList {
			product, err := readProduct(service, text)
			if err != nil {
				return nil, err
			}
			if product.Attributes.RegionCode != region {
				return nil, fmt.Errorf("a product of %s was answered", product.Attributes.RegionCode)
			}
			products = append(products, product)
		}
	}
	return products, nil
}
