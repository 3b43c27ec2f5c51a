package calls

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// The order of the card's lines decides nothing: a Region's own rate goes before that of any Region, while it holds.
func TestARegionsOwnRateGoesFirst(t *testing.T) {
	rate := func(region string, usd int64, from, to catalog.Date) ledger.Rate {
		price := decimal.NewFromInt(usd)
		return ledger.Rate{
			Model: "amazon.nova-lite-v1:0", Routing: "regional", Region: region, Tier: ledger.Standard, Input: &price, ValidFrom: from, ValidTo: to,
		}
	}
	rates := []ledger.Rate{
		rate("", 1, "2026-01-01", ""), rate("us-east-1", 2, "2026-01-01", "2026-06-01"), rate("eu-west-1", 3, "2026-01-01", ""),
	}
	for _, c := range []struct {
		region, day string
		want        int64
	}{
		{"us-east-1", "2026-05-31", 2},
		{"us-east-1", "2026-06-01", 1},
		{"eu-west-1", "2026-06-01", 3},
		{"us-west-2", "2026-06-01", 1},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		made := Call{Region: c.region, Model: catalog.Model{ID: "amazon.nova-lite-v1:0"}, Time: day}
		if got, found := rateOf(rates, made, ledger.Input); !found || !got.Equal(decimal.NewFromInt(c.want)) {
			t.Errorf("%s on %s: %s (%t), want %d", c.region, c.day, got, found, c.want)
		}
		if _, found := rateOf(rates, made, ledger.Output); found {
			t.Errorf("%s on %s: output has a rate", c.region, c.day)
		}
	}
}
