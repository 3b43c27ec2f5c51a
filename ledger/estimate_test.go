package ledger

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const estimateCard = `model,routing,region,tier,min_prompt_tokens,token_kind,usd_per_million,valid_from,valid_to,source,checked_on,note
m,geo,,standard,0,input,3.3,2026-01-01,2026-11-20,s,2026-01-01,
m,geo,,standard,0,input,3.000001,2026-11-20,,s,2026-11-20,
m,geo,,standard,0,output,16.5,2026-01-01,,s,2026-01-01,
m,geo,,standard,200001,input,6.6,2026-01-01,,s,2026-01-01,
m,geo,eu-west-1,standard,0,input,4,2026-01-01,,s,2026-01-01,
m,regional,,standard,0,input,1,2026-01-01,,s,2026-01-01,
`

func TestEstimate(t *testing.T) {
	rates, err := ReadRates(strings.NewReader(estimateCard))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		called Called
		tokens map[string]int64
		want   string
	}{
		"every digit":                   {Called{"m", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 1_000_001, Output: 3}, "3.000053500001"},
		"on the day before":             {Called{"m", catalog.Geo, "us-east-1", "2026-11-19"}, map[string]int64{Input: 10}, "0.000033"},
		"the Region's own":              {Called{"m", catalog.Geo, "eu-west-1", "2026-11-24"}, map[string]int64{Input: 10, Output: 2}, "0.000073"},
		"more than a float holds":       {Called{"m", catalog.Geo, "eu-west-1", "2026-11-24"}, map[string]int64{Input: 9_007_199_254_740_993}, "36028797018.963972"},
		"nothing":                       {Called{"m", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 0, CacheRead: 0}, "0"},
		"no tokens of an unknown model": {Called{"none", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 0}, "0"},
		"a kind without a rate":         {Called{"m", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 10, CacheRead: 1}, "unknown"},
		"a model without a rate":        {Called{"none", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 10}, "unknown"},
		"before any rate":               {Called{"m", catalog.Geo, "us-east-1", "2025-12-31"}, map[string]int64{Input: 10}, "unknown"},
		"another routing":               {Called{"m", catalog.Regional, "us-east-1", "2026-11-24"}, map[string]int64{Input: 10}, "0.00001"},
	} {
		usd, known := Estimate(rates, c.called, c.tokens)
		if known != (c.want != "unknown") || known && !usd.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("%s: %s, known %t; want %s", name, usd, known, c.want)
		}
	}
}

// A called model of the card is found by its id.
func TestRatesNameFoundationModels(t *testing.T) {
	rates, err := Rates()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rates {
		if model, routing := catalog.CalledModel(r.Model); model != r.Model || routing != catalog.Regional {
			t.Errorf("%s is %s, %s: add its provider to catalog.Providers", r.Model, model, routing)
		}
	}
}
