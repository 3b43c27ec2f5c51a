package main

import (
	"testing"

	"github.com/shopspring/decimal"
)

func TestInCents(t *testing.T) {
	for usd, want := range map[string]string{
		"0": "0.00", "0.000000000001": "<0.01", "0.004999": "<0.01", "0.005": "0.01", "0.994999": "0.99", "0.995": "1.00", "12": "12.00",
		"999.994": "999.99", "999.995": "1,000.00", "1234567.891": "1,234,567.89", "98765432109876.5": "98,765,432,109,876.50",
	} {
		if got := inCents(decimal.RequireFromString(usd)); got != want {
			t.Errorf("%s is %s, want %s", usd, got, want)
		}
	}
}
