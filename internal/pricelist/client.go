package pricelist

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/pricing"
)

// EndpointRegion has an endpoint of the Price List Query API. Each endpoint serves the prices of all Regions.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-price-list-query-api.html
const EndpointRegion = "us-east-1"

// attempts is the number of times that a request is tried: an account may send 5 requests a second.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-price-list-query-api.html
const attempts = 8

// NewClient returns a client of the Price List Query API in EndpointRegion, with the credentials of cfg. It tries a throttled request again.
func NewClient(cfg aws.Config) *pricing.Client {
	return pricing.NewFromConfig(cfg, func(o *pricing.Options) { o.Region, o.RetryMaxAttempts = EndpointRegion, attempts })
}
