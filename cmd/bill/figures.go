package main

import (
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// grouped writes numbers with a comma every three digits.
var grouped = message.NewPrinter(language.AmericanEnglish)

// inCents writes dollars for people, rounded to the cent. Less than half a cent is not written as 0.00.
func inCents(usd decimal.Decimal) string {
	rounded := usd.Round(2)
	if rounded.IsZero() && usd.IsPositive() {
		return "<0.01"
	}
	_, cents, _ := strings.Cut(rounded.StringFixed(2), ".")
	return grouped.Sprint(rounded.IntPart()) + "." + cents
}

// percent writes a part of a sum with one digit. Of nothing there is no part.
func percent(part, sum decimal.Decimal) string {
	if sum.IsZero() {
		return ""
	}
	return part.Shift(2).DivRound(sum, 1).StringFixed(1) + " %"
}

// number writes a number of things.
func number(n int64, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return grouped.Sprint(n) + " " + thing
}

// unitCost writes the cost of a unit for people, with four digits. Nil: there is no unit.
func unitCost(usd *decimal.Decimal) string {
	if usd == nil {
		return ""
	}
	if rounded := usd.Round(4); !rounded.IsZero() || usd.IsZero() {
		_, digits, _ := strings.Cut(rounded.StringFixed(4), ".")
		return grouped.Sprint(rounded.IntPart()) + "." + digits
	}
	return "<0.0001"
}
