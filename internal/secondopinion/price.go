package secondopinion

import (
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// CacheWrite is the kind of token of a cache write whose lifetime a source does not name. The other kinds are those of a rate card.
const CacheWrite = "cache_write"

// kinds are the kinds of token of a third party's price, in their order.
var kinds = []string{ledger.Input, ledger.Output, ledger.CacheRead, CacheWrite, ledger.CacheWrite1h}

// List holds what a third party publishes of Amazon Bedrock.
type List struct {
	// Source is the name and the version of the package, such as "litellm 1.110.2".
	Source string
	Prices []Price
	// Outside are the entries that are not compared.
	Outside []Outside
}

// Price is a third party's price of a model's tokens.
type Price struct {
	// Source is the name and the version of the package, Key the entry's name in it.
	Source string
	Key    string
	// Model is the foundation model's id, or the part of Key that names none.
	Model string
	// Prefix is the routing prefix of the called id, such as "global" or "eu". Empty: the model's plain id.
	Prefix string
	// Region is the Region that is called. Empty: the source names none.
	Region string
	// Tier is a tier of a rate card.
	Tier string
	// MinPromptTokens is the size of the smallest prompt that the price is for: 0, or the first of a band.
	MinPromptTokens int
	// From is the first day of the price. Empty: the source names none. A later price of the same key ends it.
	From catalog.Date
	// USD is US dollars a million tokens by kind. A kind that the source does not price is missing.
	USD map[string]decimal.Decimal
	// OtherUnits are the source's names of prices of other units than text tokens, such as input_cost_per_query.
	OtherUnits []string
}

// Routing returns the routing of the called id.
func (p Price) Routing() catalog.Routing {
	switch p.Prefix {
	case "":
		return catalog.Regional
	case string(catalog.Global):
		return catalog.Global
	default:
		return catalog.Geo
	}
}

// Outside is an entry of a third party's list that no rate card of this repository can have.
type Outside struct {
	Key    string
	Reason Reason
}

// Reason is why an entry is not compared, or why the card lacks a price, in words.
type Reason string

// Reasons for entries that no rate card of this repository can have.
const (
	GovCloud     Reason = "AWS GovCloud (US): the card has the prices of commercial Regions"
	Hourly       Reason = "provisioned throughput is billed by the hour"
	Mantle       Reason = "the endpoint bedrock-mantle leaves no invocation log"
	OtherService Reason = "Claude Platform on AWS is another service than Amazon Bedrock"
	OtherMode    Reason = "the model makes no text, embeddings or rankings"
	NoModel      Reason = "the key names no foundation model of Amazon Bedrock"
	NoPrice      Reason = "the entry has no price"
	NotRead      Reason = "the entry's price has a condition that is not read"
)

// perMillion returns US dollars a million tokens from those of one token: the noise of binary floating point numbers, which begins after
// the twelfth digit after the point, is cut.
func perMillion(perToken decimal.Decimal) decimal.Decimal {
	return perToken.Round(12).Shift(6)
}
