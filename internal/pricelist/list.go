package pricelist

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Price is the published price of one kind of token of one model in one Region, on demand.
type Price struct {
	// Name is the model's published name, Provider its provider, as model ids write it. Provider may be empty.
	Name, Provider string
	// Model is the model's id. Empty: models.csv does not know the name.
	Model string
	// Routing is global or geo. Empty: not Global, which is Geo and in-Region alike.
	Routing catalog.Routing
	Region  string
	// Tier is one of the ledger's.
	Tier string
	// Long is the price of a long prompt. The price list does not say from how many tokens on.
	Long bool
	// TokenKind is one of the ledger's, or cache_write: a write into a cache whose time of life the price list does not say.
	TokenKind string
	// USDPerMillion is US dollars a million tokens.
	USDPerMillion decimal.Decimal
	// Service is the service code, Product that code and the usage type, without the Region.
	Service, Product string

	// stem is the model in the usage type, mantle whether it is of the bedrock-mantle endpoint.
	stem   string
	mantle bool
}

// Unclear is a product that is not understood.
type Unclear struct {
	// Product is the service code and the usage type, without the Region.
	Product string
	// Reason is the part that is not understood.
	Reason string
	// Regions are those that have it, in order.
	Regions []string
}

// List holds the prices of a price list.
type List struct {
	Prices []Price
	// PassedOver counts the products that are not priced by the rate card, by reason.
	PassedOver map[string]int
	// Unclear are the others, in order.
	Unclear []Unclear
}

// noTokens is the reason for passing over a product that is not priced by the token.
const noTokens = "not priced by the token"

// Read reads products. models holds the model ids of the published names.
//
// A price of the bedrock-mantle endpoint, whose calls no invocation log has, is taken for the model's where the list has no other price
// of the model: where it has both, they are equal.
func Read(products []Product, models map[string]string) List {
	list := List{PassedOver: map[string]int{}}
	known, native := map[string]bool{}, map[string]bool{}
	for _, model := range models {
		known[model] = true
	}
	for _, p := range products {
		price, passedOver, err := p.read()
		switch {
		case err != nil:
			list.addUnclear(price, err.Error())
		case passedOver != "":
			list.PassedOver[passedOver]++
		case none(models, price.Name):
			list.addUnclear(price, fmt.Sprintf("models.csv has no model for the name %q", price.Name))
		default:
			price.Model = models[price.Name]
			if price.Model == "" && known[price.stem] {
				price.Model = price.stem
			}
			price.Provider = p.provider(price)
			price.TokenKind = price.kind()
			native[price.Model] = native[price.Model] || !price.mantle
			list.Prices = append(list.Prices, price)
		}
	}
	list.Prices = slices.DeleteFunc(list.Prices, func(p Price) bool {
		repeated := p.mantle && (p.Model == "" || native[p.Model])
		if repeated {
			list.PassedOver[mantle]++
		}
		return repeated
	})
	slices.SortFunc(list.Unclear, func(a, b Unclear) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Reason, b.Reason))
	})
	return list
}

// none reports whether models.csv has a name for no one model.
func none(models map[string]string, name string) bool {
	model, known := models[name]
	return known && model == ""
}

// kind returns the kind of token. A cache of Claude and of Nova whose time of life is not said lives five minutes.
// https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
func (p Price) kind() string {
	if p.TokenKind == cacheWrite && (p.Provider == "anthropic" || p.Provider == "amazon") {
		return ledger.CacheWrite5m
	}
	return p.TokenKind
}

func (l *List) addUnclear(price Price, reason string) {
	i := slices.IndexFunc(l.Unclear, func(u Unclear) bool { return u.Product == price.Product && u.Reason == reason })
	if i < 0 {
		i = len(l.Unclear)
		l.Unclear = append(l.Unclear, Unclear{Product: price.Product, Reason: reason})
	}
	l.Unclear[i].Regions = distinct(append(l.Unclear[i].Regions, price.Region))
}

// read returns the product's price, or the reason for passing it over, or an error with the part that is not understood. In
// every case the price names the product and its Region.
func (p Product) read() (price Price, passedOver string, err error) {
	price = Price{Region: p.Attributes.RegionCode, Service: p.Service, Product: p.Service + " " + withoutRegion(p.Attributes.UsageType)}
	u, err := readUsage(p.Attributes.UsageType)
	if u.passedOver != "" {
		return price, u.passedOver, nil
	}
	if err != nil {
		if !p.countsTokens() {
			return price, noTokens, nil
		}
		return price, "", err
	}
	if price.Tier, passedOver, err = p.tier(u); passedOver != "" || err != nil {
		return price, passedOver, err
	}
	price.Name, price.Routing, price.Long, price.TokenKind = p.name(u), p.routing(u), u.long, u.tokenKind
	price.stem, price.mantle = u.stem, u.mantle
	if price.Name == "" {
		return price, "", errors.New("no name of a model")
	}
	price.USDPerMillion, err = p.usdPerMillion()
	return price, "", err
}
