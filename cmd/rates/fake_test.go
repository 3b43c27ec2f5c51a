package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pricelist"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// tested returns the command on the rate card and the models of testdata. The shipped lists may change without a change of a test.
func tested() tool {
	return tool{
		card:    "testdata/rates",
		rates:   whole,
		models:  models,
		today:   time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC),
		connect: connect,
	}
}

// whole returns the rate card of testdata: every shape of a line that the shipped one has.
func whole() ([]ledger.Rate, error) { return readCard("testdata/rates") }

// models returns the models of testdata: those of its rate card, and Nova Premier.
func models() (map[string]string, error) {
	file, err := os.Open("testdata/models.csv")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return pricelist.ReadModels(file)
}

// copied returns the command on a copy of the rate card of testdata.
func copied(t *testing.T) tool {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder+"/rates", os.DirFS("testdata/rates")); err != nil {
		t.Fatal(err)
	}
	tool := tested()
	tool.card = folder + "/rates"
	tool.rates = func() ([]ledger.Rate, error) { return readCard(tool.card) }
	return tool
}

// update runs rates update with a new cache.
func (s *served) update(tool tool, args ...string) (status int, stdout, stderr string) {
	s.t.Helper()
	return s.run(tool, append([]string{"--cache", s.t.TempDir()}, args...)...)
}

func (s *served) run(tool tool, args ...string) (status int, stdout, stderr string) {
	s.t.Helper()
	var out, err strings.Builder
	status = run(s.t.Context(), append([]string{"update"}, args...), &out, &err, tool)
	return status, out.String(), err.String()
}

// published serves a price list that equals the rate card of testdata.
func published(t *testing.T) *served {
	t.Helper()
	rates, err := whole()
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

// drift changes one published price, adds one and removes one, and throttles the first request.
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
