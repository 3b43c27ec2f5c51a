package ledger

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const estimateCard = `m.x,geo,,standard,0,3.3,16.5,,,,,2026-01-01,2026-11-20,s,2026-01-01,
m.x,geo,,standard,0,3.000001,16.5,,,,,2026-11-20,,s,2026-11-20,
m.x,geo,,standard,200001,6.6,,,,,,2026-01-01,,s,2026-01-01,
m.x,geo,,flex,0,1.5,,,,,,2026-01-01,,s,2026-01-01,
m.x,geo,eu-west-1,standard,0,4,16.5,,,,,2026-01-01,,s,2026-01-01,
m.x,geo,eu-west-2,standard,0,5,,,,,,2026-01-01,,s,2026-01-01,
m.x,regional,,standard,0,1,,,,1.25,,2026-01-01,,s,2026-01-01,
`

func TestEstimate(t *testing.T) {
	rates := readCard(t, estimateCard)
	for name, c := range map[string]struct {
		called Called
		tokens map[string]int64
		want   string
	}{
		"every digit":                             {Called{"m.x", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 1_000_001, Output: 3}, "3.000053500001"},
		"on the day before":                       {Called{"m.x", catalog.Geo, "us-east-1", "2026-11-19"}, map[string]int64{Input: 10}, "0.000033"},
		"the Region's own":                        {Called{"m.x", catalog.Geo, "eu-west-1", "2026-11-24"}, map[string]int64{Input: 10, Output: 2}, "0.000073"},
		"more than a float holds":                 {Called{"m.x", catalog.Geo, "eu-west-1", "2026-11-24"}, map[string]int64{Input: 9_007_199_254_740_993}, "36028797018.963972"},
		"a kind that the Region's own line lacks": {Called{"m.x", catalog.Geo, "eu-west-2", "2026-11-24"}, map[string]int64{Output: 2}, "unknown"},
		"a cache of 30 minutes":                   {Called{"m.x", catalog.Regional, "us-east-1", "2026-11-24"}, map[string]int64{CacheWrite5m: 2}, "0.0000025"},
		"nothing":                                 {Called{"m.x", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 0, CacheRead: 0}, "0"},
		"no tokens of an unknown model":           {Called{"none", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 0}, "0"},
		"a kind without a rate":                   {Called{"m.x", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 10, CacheRead: 1}, "unknown"},
		"a model without a rate":                  {Called{"none", catalog.Geo, "us-east-1", "2026-11-24"}, map[string]int64{Input: 10}, "unknown"},
		"before any rate":                         {Called{"m.x", catalog.Geo, "us-east-1", "2025-12-31"}, map[string]int64{Input: 10}, "unknown"},
		"another routing":                         {Called{"m.x", catalog.Regional, "us-east-1", "2026-11-24"}, map[string]int64{Input: 10}, "0.00001"},
	} {
		usd, known := Estimate(rates, c.called, c.tokens)
		if known != (c.want != "unknown") || known && !usd.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("%s: %s, known %t; want %s", name, usd, known, c.want)
		}
	}
}
