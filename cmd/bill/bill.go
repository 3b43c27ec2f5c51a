package main

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/billpage"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// bill is the spend of a period, by one or more keys.
type bill struct {
	Period, Before period
	Keys           []string
	// Filters leave out the requests that have another value.
	Filters []ledger.BillFilter
	// Top is the number of rows that a table for people has.
	Top   int
	AsOf  asOf
	Rows  []row
	Total row
	// Missing are the days of the period that queries could not read, and MissingBefore those of the period before.
	Missing, MissingBefore []missingDay
	// Unfinished is whether the period is not over.
	Unfinished bool
	// Closed is whether every day of the period is closed by the clock of this machine.
	Closed bool
	// Compared is whether the spend is compared with that of the period before: both are whole.
	Compared bool
	// Disputed counts the requests whose records disagree.
	Disputed int64
	// MalformedLines counts the lines that are no record, by reason.
	MalformedLines map[string]int64
	// Unattributed is the spend without a team, in US dollars.
	Unattributed decimal.Decimal
	Unpriced     unpriced
	NotLogged    notLogged
	// Page are the rows of the page, which has a value of each of Dimensions. Nil: no page is asked for.
	Page       []billpage.Row
	Dimensions []string
	Created    time.Time
}

// row is one line of a bill.
type row struct {
	Keys             []string
	Requests, Failed int64
	InputTokens      int64
	OutputTokens     int64
	CacheReadTokens  int64
	CacheWriteTokens int64
	// USD is at list price, without the requests that UnpricedRequests counts.
	USD decimal.Decimal
	// Claimed is the part of USD whose team is only the caller's claim.
	Claimed          decimal.Decimal
	UnpricedRequests int64
	// CacheSaved is what the prompt cache saved, in US dollars.
	CacheSaved decimal.Decimal
	// ChargedRequests are the requests that USD is the price of, and ChargedTokens their tokens.
	ChargedRequests, ChargedTokens int64
	// Before is the spend in the period before; nil where that period does not have the row.
	Before *decimal.Decimal
}

// unpriced counts the requests that are not in the total: those without a rate, those whose counts cannot be read, and by their unit those
// that are billed by other units than tokens.
type unpriced struct {
	Requests, Tokens, Malformed int64
	OtherUnits                  map[string]int64
}

// newRow returns a row of spend. The sum of nothing is 0.
func newRow(keys []string, s ledger.BillRow) row {
	return row{
		Keys: keys, Requests: s.Requests, Failed: orZero(s.FailedRequests),
		InputTokens: orZero(s.InputTokens), OutputTokens: orZero(s.OutputTokens),
		CacheReadTokens: orZero(s.CacheReadTokens), CacheWriteTokens: orZero(s.CacheWriteTokens),
		USD: orZero(s.USD), Claimed: orZero(s.USDClaimed), UnpricedRequests: orZero(s.UnpricedRequests),
		CacheSaved: orZero(s.USDCacheSaved), ChargedRequests: orZero(s.ChargedRequests), ChargedTokens: orZero(s.ChargedTokens),
	}
}

// add adds the figures of another row, but for those of the period before.
func (r *row) add(other row) {
	r.Requests += other.Requests
	r.Failed += other.Failed
	r.InputTokens += other.InputTokens
	r.OutputTokens += other.OutputTokens
	r.CacheReadTokens += other.CacheReadTokens
	r.CacheWriteTokens += other.CacheWriteTokens
	r.UnpricedRequests += other.UnpricedRequests
	r.USD = r.USD.Add(other.USD)
	r.Claimed = r.Claimed.Add(other.Claimed)
	r.CacheSaved = r.CacheSaved.Add(other.CacheSaved)
	r.ChargedRequests += other.ChargedRequests
	r.ChargedTokens += other.ChargedTokens
}

// id distinguishes the rows of a bill.
func (r row) id() string { return strings.Join(r.Keys, "\x00") }

// share returns a row's part of the total.
func (b *bill) share(r row) string { return percent(r.USD, b.Total.USD) }

// claimed returns the part of a row's spend whose team is only the caller's claim.
func (r row) claimed() string { return percent(r.Claimed, r.USD) }

// change returns the difference of a row's spend from the period before, in percent. Empty: they are not compared, or it was 0.
func (b *bill) change(r row) string {
	switch {
	case !b.Compared:
		return ""
	case r.Before == nil:
		return "new"
	case r.Before.IsZero():
		return ""
	}
	percent := r.USD.Sub(*r.Before).Shift(2).DivRound(*r.Before, 1)
	if percent.IsPositive() {
		return "+" + percent.StringFixed(1) + " %"
	}
	return percent.StringFixed(1) + " %"
}

// orZero returns the value of a sum, and zero where NULL says that there was nothing to sum.
func orZero[T any](sum *T) T {
	if sum == nil {
		return *new(T)
	}
	return *sum
}

// keyOf returns a key, which is unattributed where the column is NULL.
func keyOf(value *string) string {
	if value == nil {
		return ledger.Unattributed
	}
	return *value
}

// unitDigits are the digits behind the point of a unit cost.
const unitDigits = 12

// per returns the spend of a number of units: with shift 3 of a thousand, with 6 of a million. Nil: there is none.
func (r row) per(units int64, shift int32) *decimal.Decimal {
	if units == 0 {
		return nil
	}
	return new(r.USD.Shift(shift).DivRound(decimal.NewFromInt(units), unitDigits))
}

// unitCosts are the names of the unit costs, in the order of [row.unitCosts].
var unitCosts = []string{"usd_per_call", "usd_per_1000_calls", "usd_per_million_tokens"}

// unitCosts returns the spend of a call, of a thousand calls and of a million tokens, of the calls that have a price and did not fail.
func (r row) unitCosts() []*decimal.Decimal {
	return []*decimal.Decimal{r.per(r.ChargedRequests, 0), r.per(r.ChargedRequests, 3), r.per(r.ChargedTokens, 6)}
}
