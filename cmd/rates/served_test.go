package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// pageSize is small, so that every price list has several pages.
const pageSize = 2

// product is an entry of a served price list.
type product struct {
	service, region string
	attributes      map[string]string
	unit, usd       string
}

// served is a price list behind the Price List Query API.
type served struct {
	t        *testing.T
	products []product
	// refusals are the error codes answered to the first requests; an empty one is an answer.
	refusals []string
	requests int
}

// serve starts the API as the endpoint of the SDK's pricing client.
func (s *served) serve() {
	awstest.Serve(s.t, s)
}

func (s *served) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.requests++
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	if s.requests <= len(s.refusals) && s.refusals[s.requests-1] != "" {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = fmt.Fprintf(w, `{"__type":%q,"message":"no"}`, s.refusals[s.requests-1])
		return
	}
	var asked struct {
		ServiceCode, FormatVersion, NextToken string
		Filters                               []struct{ Type, Field, Value string }
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		s.t.Error(err)
	}
	if target := r.Header.Get("X-Amz-Target"); target != "AWSPriceListService.GetProducts" || asked.FormatVersion != "aws_v1" {
		s.t.Errorf("%s in format %s", target, asked.FormatVersion)
	}
	if !strings.Contains(r.Header.Get("Authorization"), "/us-east-1/pricing/") {
		s.t.Errorf("signed for %s", r.Header.Get("Authorization"))
	}
	if len(asked.Filters) != 1 || asked.Filters[0].Type != "TERM_MATCH" || asked.Filters[0].Field != "regionCode" {
		s.t.Fatalf("filters %v", asked.Filters)
	}
	var list []string
	for _, p := range s.products {
		if p.service == asked.ServiceCode && p.region == asked.Filters[0].Value {
			list = append(list, p.json(s.t))
		}
	}
	first, _ := strconv.Atoi(asked.NextToken)
	answer := map[string]any{"FormatVersion": "aws_v1", "PriceList": list[first:min(first+pageSize, len(list))]}
	if first+pageSize < len(list) {
		answer["NextToken"] = strconv.Itoa(first + pageSize)
	}
	if err := json.NewEncoder(w).Encode(answer); err != nil {
		s.t.Error(err)
	}
}

// json returns the product as an entry of a price list.
func (p product) json(t *testing.T) string {
	attributes := map[string]string{
		"servicecode": p.service, "regionCode": p.region, "locationType": "AWS Region", "operation": "",
	}
	for name, value := range p.attributes {
		attributes[name] = value
	}
	text, err := json.Marshal(map[string]any{
		"serviceCode": p.service,
		"product":     map[string]any{"productFamily": "", "sku": "SKU", "attributes": attributes},
		"terms": map[string]any{"OnDemand": map[string]any{"SKU.JRTCKXETXF": map[string]any{
			"sku": "SKU", "offerTermCode": "JRTCKXETXF", "effectiveDate": "2026-11-01T00:00:00Z", "termAttributes": map[string]string{},
			"priceDimensions": map[string]any{"SKU.JRTCKXETXF.6YS6EN2CT7": map[string]any{
				"rateCode": "SKU.JRTCKXETXF.6YS6EN2CT7", "unit": p.unit, "beginRange": "0", "endRange": "Inf", "description": "", "appliesTo": []string{},
				"pricePerUnit": map[string]string{"USD": p.usd},
			}},
		}}},
		"version": "20261123000000", "publicationDate": "2026-11-23T00:00:00Z",
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// prefixes are how usage types begin in the Regions of the tests.
var prefixes = map[string]string{"us-east-1": "USE1", "us-west-2": "USW2", "eu-west-1": "EU"}

// publish returns a price list with the rates of a day, as AWS writes it: Claude and OpenAI in AmazonBedrockFoundationModels,
// in either spelling, long prompts of Claude in AmazonBedrockService, the models of Amazon in AmazonBedrock. What is free is not
// published.
func publish(t *testing.T, rates []ledger.Rate, day catalog.Date) []product {
	t.Helper()
	models, err := models()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for name, model := range models {
		names[model] = name
	}
	var products []product
	written := map[string]bool{}
	for _, r := range rates {
		for _, kind := range ledger.TokenKinds() {
			usd, known := r.Price(kind)
			if !known || usd.IsZero() || !r.Holds(day) {
				continue
			}
			for region := range prefixes {
				if r.Region != "" && r.Region != region {
					continue
				}
				p := write(names[r.Model], region, kind, r, usd)
				if key := fmt.Sprint(p.service, p.region, p.attributes); !written[key] {
					written[key] = true
					products = append(products, p)
				}
			}
		}
	}
	slices.SortFunc(products, func(a, b product) int { return strings.Compare(a.attributes["usagetype"], b.attributes["usagetype"]) })
	return products
}

// Spellings of the kinds of token.
var (
	camelKinds = map[string]string{
		ledger.Input: "InputTokenCount", ledger.Output: "OutputTokenCount", ledger.CacheRead: "CacheReadInputTokenCount",
		ledger.CacheWrite5m: "CacheWriteInputTokenCount", ledger.CacheWrite1h: "CacheWrite1hInputTokenCount",
	}
	snakeKinds = map[string]string{
		ledger.Input: "input_tokens", ledger.Output: "output_tokens", ledger.CacheRead: "cache_read_tokens",
		ledger.CacheWrite5m: "cache_write_tokens", ledger.CacheWrite30m: "cache_write_tokens_30m", ledger.CacheWrite1h: "cache_write_tokens_1h",
	}
	hyphenKinds = map[string]string{
		ledger.Input: "input-tokens", ledger.Output: "output-tokens", ledger.CacheRead: "cache-read-input-token-count",
		ledger.CacheWrite5m: "cache-write-input-token-count", ledger.CacheWrite1h: "cache-write-1h-input-token-count",
	}
)

// write writes a price of a rate as a product.
func write(name, region, kind string, r ledger.Rate, usd decimal.Decimal) product {
	prefix, claude, long := prefixes[region], strings.HasPrefix(r.Model, "anthropic."), r.MinPromptTokens > 0
	if global := r.Routing == string(catalog.Global); strings.HasPrefix(r.Model, "openai.") || claude && !long {
		usage := snakeKinds[kind] + map[bool]string{true: "_long_ctx"}[long] + map[bool]string{true: "_global"}[global] + "_" + r.Tier
		if strings.Contains(name, "4.") {
			usage = camelKinds[kind] + map[bool]string{true: "_Global"}[global]
		}
		return product{
			"AmazonBedrockFoundationModels", region,
			map[string]string{"servicename": name + " (Amazon Bedrock Edition)", "usagetype": prefix + "-MP:" + prefix + "_" + usage + "-Units"},
			"1M tokens", usd.StringFixed(10),
		}
	}
	p := product{"AmazonBedrock", region, map[string]string{"servicename": "Amazon Bedrock"}, "1K tokens", usd.Shift(-3).StringFixed(10)}
	if claude {
		p.service = "AmazonBedrockService"
	}
	p.attributes["usagetype"] = prefix + "-" + strings.ReplaceAll(name, " ", "") + "-" + hyphenKinds[kind] + map[bool]string{true: "-long-context"}[long] +
		map[bool]string{true: "-" + r.Tier}[r.Tier != ledger.Standard] + map[bool]string{true: "-cross-region-global"}[r.Routing == string(catalog.Global)]
	if !strings.HasPrefix(name, "Titan") {
		p.attributes["model"] = name + map[bool]string{true: " Latency Optimized"}[r.Tier == ledger.LatencyOptimized]
	}
	return p
}
