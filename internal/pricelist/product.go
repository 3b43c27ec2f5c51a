package pricelist

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Product is an entry of the price list.
type Product struct {
	Service    string
	Attributes Attributes
	dimensions []dimension
}

// Attributes are the attributes that identify a product. Each may be empty.
type Attributes struct {
	UsageType  string `json:"usagetype"`
	RegionCode string `json:"regionCode"`
	// Model is the model's name where the service code is AmazonBedrock or AmazonBedrockService, except for Titan.
	Model string `json:"model"`
	// ServiceName is the model's name and editionSuffix where the service code is AmazonBedrockFoundationModels.
	ServiceName   string `json:"servicename"`
	Provider      string `json:"provider"`
	Feature       string `json:"feature"`
	InferenceType string `json:"inferenceType"`
	ServiceTier   string `json:"service_tier"`
}

// dimension is a price a unit.
type dimension struct {
	Unit         string            `json:"unit"`
	PricePerUnit map[string]string `json:"pricePerUnit"`
}

// readProduct reads one entry of a price list.
func readProduct(service, text string) (Product, error) {
	var entry struct {
		Product struct {
			Attributes Attributes `json:"attributes"`
		} `json:"product"`
		Terms struct {
			OnDemand map[string]struct {
				PriceDimensions map[string]dimension `json:"priceDimensions"`
			}
		} `json:"terms"`
	}
	if err := json.Unmarshal([]byte(text), &entry); err != nil {
		return Product{}, fmt.Errorf("a product is not the JSON of a price list: %w", err)
	}
	p := Product{Service: service, Attributes: entry.Product.Attributes}
	for _, term := range entry.Terms.OnDemand {
		for _, d := range term.PriceDimensions {
			p.dimensions = append(p.dimensions, d)
		}
	}
	return p, nil
}

// units maps the units of token prices to their number in a million tokens.
var units = map[string]int64{"1K tokens": 1000, "1M tokens": 1}

// usdPerMillion returns the product's price in US dollars a million tokens. It is an error if it has none, or two.
func (p Product) usdPerMillion() (decimal.Decimal, error) {
	var prices []decimal.Decimal
	for _, d := range p.dimensions {
		number, known := units[d.Unit]
		if p.Service == foundationModels && d.Unit == "Units" {
			number, known = 1, true
		}
		if !known {
			return decimal.Zero, fmt.Errorf("unit %q", d.Unit)
		}
		usd, err := decimal.NewFromString(d.PricePerUnit["USD"])
		if err != nil {
			return decimal.Zero, fmt.Errorf("price %q USD", d.PricePerUnit["USD"])
		}
		usd = usd.Mul(decimal.NewFromInt(number))
		if len(prices) > 0 && !usd.Equal(prices[0]) {
			return decimal.Zero, errors.New("more than one price")
		}
		prices = append(prices, usd)
	}
	if len(prices) == 0 {
		return decimal.Zero, errors.New("no on-demand price")
	}
	return prices[0], nil
}

// countsTokens reports whether the product may be priced by the token, by its unit.
func (p Product) countsTokens() bool {
	for _, d := range p.dimensions {
		if d.Unit != "Units" && !strings.Contains(strings.ToLower(d.Unit), "token") {
			return false
		}
	}
	return true
}

// editionSuffix ends the service name of a model that AWS Marketplace bills.
const editionSuffix = " (Amazon Bedrock Edition)"

// name returns the model's published name: an attribute, or the beginning of the usage type.
func (p Product) name(u usage) string {
	if name, found := strings.CutSuffix(p.Attributes.ServiceName, editionSuffix); found {
		return name
	}
	if p.Attributes.Model != "" {
		return p.Attributes.Model
	}
	return u.stem
}

// passedOver returns the reason why the product is not of the standard tier, by its attributes, or nothing. Any one of them
// may name a tier. An unknown feature is an error.
func (p Product) passedOver() (string, error) {
	a := p.Attributes
	switch tier := strings.ToLower(strings.TrimSpace(a.ServiceTier)); tier {
	case "", "standard", "global-standard":
	default:
		return otherTier, nil
	}
	for _, tier := range []string{" flex", " priority", " batch"} {
		if strings.HasSuffix(strings.ToLower(strings.TrimSpace(a.InferenceType)), tier) {
			return otherTier, nil
		}
	}
	if strings.HasSuffix(a.Model, " Latency Optimized") {
		return otherTier, nil
	}
	feature := strings.ToLower(strings.ReplaceAll(a.Feature, " ", ""))
	switch {
	case feature == "", feature == "on-demandinference":
		return "", nil
	case feature == "batchinference", strings.HasPrefix(feature, "reserved"):
		return otherTier, nil
	case strings.HasPrefix(feature, "provisionedthroughput"):
		return provisioned, nil
	case feature == "modelcustomization", feature == "custommodelimport":
		return customization, nil
	}
	return "", fmt.Errorf("feature %q", a.Feature)
}
