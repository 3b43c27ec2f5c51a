package pricelist

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const (
	claude = "anthropic.claude-x"
	titan  = "amazon.titan-x"
	gpt    = "openai.gpt-x"
)

// cardOf reads lines written as "model routing region tier min kind=usd...", with - for every Region and then from, to and source where
// they are not 2026-01-01, nothing and a page. The lines are sorted as a card is, and numbered from 2 on.
func cardOf(t *testing.T, lines ...string) []ledger.Rate {
	t.Helper()
	var rates []ledger.Rate
	for _, line := range lines {
		words := strings.Fields(line)
		least, err := strconv.Atoi(words[4])
		if err != nil {
			t.Fatal(err)
		}
		r := ledger.Rate{
			Model: words[0], Routing: words[1], Region: strings.Trim(words[2], "-"), Tier: words[3], MinPromptTokens: least,
			ValidFrom: "2026-01-01", Source: "page", CheckedOn: "2026-01-02",
		}
		for _, word := range words[5:] {
			switch name, value, _ := strings.Cut(word, "="); name {
			case "from":
				r.ValidFrom = catalog.Date(value)
			case "to":
				r.ValidTo = catalog.Date(value)
			case "source":
				r.Source = value
			default:
				r.SetPrice(name, decimal.RequireFromString(value))
			}
		}
		r.File = r.Provider() + ".csv"
		rates = append(rates, r)
	}
	slices.SortStableFunc(rates, func(a, b ledger.Rate) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return ledger.CompareRates(a, b)
	})
	for i := range rates {
		rates[i].Line = i + 2
	}
	return rates
}

// cardLine writes a line of a card as cardOf reads it.
func cardLine(r ledger.Rate) string {
	region := r.Region
	if region == "" {
		region = "-"
	}
	words := []string{r.Model, r.Routing, region, r.Tier, strconv.Itoa(r.MinPromptTokens)}
	for _, kind := range ledger.TokenKinds() {
		if usd, known := r.Price(kind); known {
			words = append(words, kind+"="+usd.String())
		}
	}
	if r.ValidFrom != "2026-01-01" {
		words = append(words, "from="+string(r.ValidFrom))
	}
	if r.ValidTo != "" {
		words = append(words, "to="+string(r.ValidTo))
	}
	return strings.Join(words, " ")
}

// listOf reads prices written as "model routing region [tier] [long] kind usd", with - for not Global. A model without a point is a
// published name that models.csv does not know.
func listOf(t *testing.T, lines ...string) List {
	t.Helper()
	var list List
	for _, line := range lines {
		words := strings.Fields(line)
		end := len(words) - 2
		p := Price{
			Name: "the name of " + words[0], Model: words[0], Routing: catalog.Routing(strings.Trim(words[1], "-")), Region: words[2], Tier: ledger.Standard,
			TokenKind: words[end], USDPerMillion: decimal.RequireFromString(words[end+1]), Service: bedrock, Product: bedrock + " " + words[end],
		}
		for _, word := range words[3:end] {
			if word == "long" {
				p.Long = true
			} else {
				p.Tier = word
			}
		}
		p.Provider, _, _ = strings.Cut(p.Model, ".")
		if !strings.Contains(words[0], ".") {
			p.Name, p.Model = words[0], ""
			p.Provider = map[bool]string{true: "Anthropic"}[strings.HasPrefix(words[0], "Claude")]
		}
		list.Prices = append(list.Prices, p)
	}
	return list
}
