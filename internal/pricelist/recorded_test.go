package pricelist

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// entry returns one entry of a GetProducts answer. Its price is per unit.
func entry(t *testing.T, attributes map[string]string, unit string, usd ...string) string {
	t.Helper()
	dimensions := map[string]any{}
	for i, price := range usd {
		dimensions[fmt.Sprintf("SKU.JRTCKXETXF.%d", i)] = map[string]any{
			"unit": unit, "beginRange": "0", "endRange": "Inf", "appliesTo": []string{}, "pricePerUnit": map[string]string{"USD": price},
		}
	}
	text, err := json.Marshal(map[string]any{
		"product": map[string]any{"attributes": attributes, "sku": "SKU"},
		"terms": map[string]any{"OnDemand": map[string]any{"SKU.JRTCKXETXF": map[string]any{
			"offerTermCode": "JRTCKXETXF", "sku": "SKU", "effectiveDate": "2026-11-01T00:00:00Z", "termAttributes": map[string]string{},
			"priceDimensions": dimensions,
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// product returns a product as it is read from an answer.
func product(t *testing.T, service string, attributes map[string]string, unit string, usd ...string) Product {
	t.Helper()
	p, err := readProduct(service, entry(t, attributes, unit, usd...))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// said writes the result of reading one product in the form of recorded.csv.
func said(list List) string {
	for reason := range list.PassedOver {
		return "passed over: " + reason
	}
	for _, u := range list.Unclear {
		return "not understood: " + u.Reason
	}
	p := list.Prices[0]
	parts := []string{p.Name}
	if p.Routing != "" {
		parts = append(parts, string(p.Routing))
	}
	if p.Tier != ledger.Standard {
		parts = append(parts, p.Tier)
	}
	if p.Long {
		parts = append(parts, "long")
	}
	return strings.Join(append(parts, p.TokenKind, p.USDPerMillion.String()), " ")
}

func TestRecordedProducts(t *testing.T) {
	file, err := os.Open("testdata/recorded.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) < 2 {
		t.Fatal("no products")
	}
	sources, err := os.ReadFile("testdata/README.md")
	if err != nil {
		t.Fatal(err)
	}
	header := lines[0]
	for _, line := range lines[1:] {
		recorded := map[string]string{}
		for i, name := range header {
			recorded[name] = line[i]
		}
		t.Run(recorded["usagetype"], func(t *testing.T) {
			attributes := map[string]string{"regionCode": recorded["region"]}
			for _, name := range []string{"usagetype", "model", "servicename", "provider", "feature", "inferenceType", "service_tier"} {
				if recorded[name] != "" {
					attributes[name] = recorded[name]
				}
			}
			// What the record does not give is a dollar a thousand tokens, and a name where the usage type has none.
			usd, unit := cmp.Or(recorded["usd"], "1"), cmp.Or(recorded["unit"], "1K tokens")
			if recorded["servicename"] == "" && strings.Contains(recorded["usagetype"], "-MP:") {
				attributes["servicename"] = "Model" + editionSuffix
			}
			got := said(Read([]Product{product(t, recorded["service"], attributes, unit, usd)}, nil))
			if recorded["usd"] == "" {
				got = strings.TrimSuffix(strings.TrimSuffix(got, " 1000"), " 1")
			}
			if got != recorded["want"] {
				t.Errorf("%s\n got %s\nwant %s", recorded["usagetype"], got, recorded["want"])
			}
			if !strings.Contains(string(sources), "| "+recorded["seen"]+" |") {
				t.Errorf("testdata/README.md does not say what %s is", recorded["seen"])
			}
		})
	}
}
