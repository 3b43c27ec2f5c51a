package pricelist

import (
	"cmp"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Price is the published price of one kind of token of one model in one Region, on demand and in the standard tier.
type Price struct {
	// Name is the model's published name, Provider its provider, as model ids write it. Provider may be empty.
	Name, Provider string
	// Model is the model's id. Empty: models.csv does not know the name.
	Model string
	// Routing is global or geo. Empty: not Global, which is Geo and in-Region alike.
	Routing catalog.Routing
	Region  string
	// Long is the price of a prompt above the rate card's limit.
	Long      bool
	TokenKind string
	// USDPerMillion is US dollars a million tokens.
	USDPerMillion decimal.Decimal
	// Product is the service code and the usage type, without the Region.
	Product string
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
func Read(products []Product, models map[string]string) List {
	list := List{PassedOver: map[string]int{}}
	for _, p := range products {
		price, passedOver, err := p.read()
		switch {
		case err != nil:
			list.addUnclear(price, err.Error())
		case passedOver != "":
			list.PassedOver[passedOver]++
		default:
			price.Model = models[price.Name]
			list.Prices = append(list.Prices, price)
		}
	}
	slices.SortFunc(list.Unclear, func(a, b Unclear) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Reason, b.Reason))
	})
	return list
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
	price = Price{Region: p.Attributes.RegionCode, Product: p.Service + " " + withoutRegion(p.Attributes.UsageType)}
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
	if passedOver, err = p.passedOver(); passedOver != "" || err != nil {
		return price, passedOver, err
	}
	price.Name, price.Routing, price.Long, price.TokenKind = p.name(u), u.routing, u.long, u.tokenKind
	if price.Name == "" {
		return price, "", errors.New("no name of a model")
	}
	price.Provider = p.provider(price.Name)
	price.USDPerMillion, err = p.usdPerMillion()
	return price, "", err
}
