package pricelist

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
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

// units maps the units of token prices, in lower case, to their number in a million tokens.
var units = map[string]int64{"1k tokens": 1000, "1m tokens": 1}

// usdPerMillion returns the product's price in US dollars a million tokens. It is an error if it has none, or two.
func (p Product) usdPerMillion() (decimal.Decimal, error) {
	var prices []decimal.Decimal
	for _, d := range p.dimensions {
		number, known := units[strings.ToLower(d.Unit)]
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

// latencySuffix ends the attribute model of a price of latency-optimized calls.
const latencySuffix = " Latency Optimized"

// name returns the model's published name: an attribute, or the beginning of the usage type.
func (p Product) name(u usage) string {
	if name, found := strings.CutSuffix(p.Attributes.ServiceName, editionSuffix); found {
		return name
	}
	if p.Attributes.Model != "" {
		return strings.TrimSuffix(p.Attributes.Model, latencySuffix)
	}
	return u.stem
}

// tier returns the tier that the usage type and the attributes say, and the reason for passing the product over, or nothing. Standard
// is said or not; two different tiers and an unknown feature are errors.
func (p Product) tier(u usage) (tier, passedOver string, err error) {
	a := p.Attributes
	said := []string{u.tier}
	if given := strings.ToLower(strings.TrimSpace(a.ServiceTier)); given != "" {
		given = strings.TrimPrefix(given, "global-")
		if !slices.Contains(ledger.Tiers(), given) {
			return "", "", fmt.Errorf("service tier %q", a.ServiceTier)
		}
		said = append(said, given)
	}
	for _, tier := range []string{ledger.Flex, ledger.Priority, ledger.Batch} {
		if strings.HasSuffix(strings.ToLower(strings.TrimSpace(a.InferenceType)), " "+tier) {
			said = append(said, tier)
		}
	}
	if strings.HasSuffix(a.Model, latencySuffix) {
		said = append(said, ledger.LatencyOptimized)
	}
	feature := strings.ToLower(strings.ReplaceAll(a.Feature, " ", ""))
	switch {
	case feature == "", feature == "on-demandinference":
	case feature == "batchinference":
		said = append(said, ledger.Batch)
	case strings.HasPrefix(feature, "reserved"):
		return "", reserved, nil
	case strings.HasPrefix(feature, "provisionedthroughput"):
		return "", provisioned, nil
	case feature == "modelcustomization", feature == "custommodelimport":
		return "", customization, nil
	default:
		return "", "", fmt.Errorf("feature %q", a.Feature)
	}
	said = distinct(slices.DeleteFunc(said, func(tier string) bool { return tier == "" }))
	switch len(said) {
	case 0:
		return ledger.Standard, "", nil
	case 1:
		return said[0], "", nil
	}
	return "", "", fmt.Errorf("tiers %s at once", strings.Join(said, " and "))
}

// routing returns the routing that the usage type or the attribute of the tier says; empty: not Global.
func (p Product) routing(u usage) catalog.Routing {
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(p.Attributes.ServiceTier)), "global-") {
		return catalog.Global
	}
	return u.routing
}
