package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// tested returns the command on the rate card and the models of testdata, for two Regions in use. The shipped lists may change
// without a change of a test.
func tested() tool {
	return tool{
		catalog: catalog.Catalog{
			Account: catalog.Account{HomeRegion: "us-east-1"},
			Regions: []catalog.Region{{Name: "us-west-2"}, {Name: "us-east-1"}, {Name: "eu-west-1", Retired: "2026-10-01"}},
		},
		rates:   whole,
		models:  models,
		today:   time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC),
		connect: connect,
	}
}

// whole returns the rate card of testdata: every shape of a rate that the shipped one has.
func whole() ([]ledger.Rate, error) {
	file, err := os.Open("testdata/rates.csv")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rates, err := ledger.ReadRates(file)
	return rates, errors.Join(err, ledger.ValidateRates(rates))
}

// models returns the models of testdata: those of its rate card, and Nova Premier.
func models() (map[string]string, error) {
	file, err := os.Open("testdata/models.csv")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return pricelist.ReadModels(file)
}

// small returns a rate card of a few lines.
func small() ([]ledger.Rate, error) {
	var rates []ledger.Rate
	for i, r := range []ledger.Rate{
		{Model: "anthropic.claude-opus-5-5", Routing: "global", TokenKind: ledger.Input, USDPerMillion: decimal.RequireFromString("4")},
		{Model: "anthropic.claude-opus-5-5", Routing: "geo", TokenKind: ledger.Input, USDPerMillion: decimal.RequireFromString("4.4")},
		{Model: "anthropic.claude-haiku-4-5-20251001-v1:0", Routing: "global", TokenKind: ledger.CacheRead, USDPerMillion: decimal.RequireFromString("0.1")},
		{Model: "anthropic.claude-sonnet-4-5-20250929-v1:0", Routing: "global", MinPromptTokens: 200001, TokenKind: ledger.Output, USDPerMillion: decimal.RequireFromString("22.5")},
		{Model: "amazon.nova-micro-v1:0", Routing: "geo", Region: "us-west-2", TokenKind: ledger.Input, USDPerMillion: decimal.RequireFromString("0.035")},
		{Model: "amazon.nova-micro-v1:0", Routing: "geo", Region: "eu-west-1", TokenKind: ledger.Input, USDPerMillion: decimal.RequireFromString("0.046")},
		{Model: "amazon.titan-embed-text-v2:0", Routing: "regional", TokenKind: ledger.Input, USDPerMillion: decimal.RequireFromString("0.02")},
		{Model: "amazon.titan-embed-text-v2:0", Routing: "regional", TokenKind: ledger.Output},
	} {
		r.Line, r.Tier, r.ValidFrom = i+2, "standard", "2026-01-01"
		rates = append(rates, r)
	}
	return rates, nil
}

func (t tool) run(args ...string) (status int, stdout, stderr string) {
	var out, err strings.Builder
	status = run(context.Background(), args, &out, &err, t)
	return status, out.String(), err.String()
}

// published serves a price list that equals a rate card.
func published(t *testing.T, card func() ([]ledger.Rate, error)) *served {
	t.Helper()
	rates, err := card()
	if err != nil {
		t.Fatal(err)
	}
	s := &served{t: t, products: publish(t, rates, "2026-11-23")}
	s.serve()
	return s
}

// find returns the place of a product.
func (s *served) find(region, servicename, usagetype string) int {
	s.t.Helper()
	i := slices.IndexFunc(s.products, func(p product) bool {
		return p.region == region && strings.HasPrefix(p.attributes["servicename"], servicename) && strings.HasSuffix(p.attributes["usagetype"], usagetype)
	})
	if i < 0 {
		s.t.Fatalf("no product %s %s in %s", servicename, usagetype, region)
	}
	return i
}

// drift makes one published price another one, one new and one missing, and throttles the first request.
func (s *served) drift() {
	for _, region := range []string{"us-east-1", "us-west-2"} {
		s.products[s.find(region, "Claude Opus 5.5", "_input_tokens_standard-Units")].usd = "4.6200000000"
		gone := s.find(region, "Claude Haiku 4.5", "_CacheReadInputTokenCount_Global-Units")
		s.products = slices.Delete(s.products, gone, gone+1)
	}
	s.add("AmazonBedrock", "us-west-2", "Nova Micro", "USW2-NovaMicro-input-tokens-cross-region-global", "1K tokens", "0.0000320000")
	s.refusals = []string{"ThrottlingException"}
}

// add publishes one more product.
func (s *served) add(service, region, model, usagetype, unit, usd string) {
	attributes := map[string]string{"usagetype": usagetype, "model": model}
	if service == "AmazonBedrockFoundationModels" {
		attributes = map[string]string{"usagetype": usagetype, "servicename": model + " (Amazon Bedrock Edition)"}
	}
	s.products = append(s.products, product{service, region, attributes, unit, usd})
}
