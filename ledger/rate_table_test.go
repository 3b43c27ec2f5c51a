package ledger

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
)

func TestModelTexts(t *testing.T) {
	price := decimal.NewFromInt(1)
	rates := []Rate{
		{Model: "b.two-lines", Input: &price}, {Model: "b.two-lines", Input: &price, CacheWrite30m: &price},
		{Model: "a.five-minutes", CacheWrite5m: &price},
	}
	got := modelTexts(rates, []Unit{{Model: "c.pictures", Billing: Images}})
	if want := []string{"a.five-minutes|tokens|false", "b.two-lines|tokens|true", "c.pictures|images|false"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
