package ledger

import "github.com/shopspring/decimal"

// Parts of a bill: the values of the column part.
const (
	BillPartRow    = "row"
	BillPartPage   = "page"
	BillPartCaveat = "caveat"
	BillPartLines  = "lines"
	BillPartRegion = "region"
)

// States of the days of bedrock_days.
const (
	DayOpen        = "open"
	DayRolledUp    = "rolled-up"
	DayNotRolledUp = "not-rolled-up"
)

// BillRow is a row of [Bill] without its keys. A part has the columns that its kind needs, the others are nil. A sum is nil where no
// request of the group has the figure.
type BillRow struct {
	Part string `csv:"part"`
	// Before is whether the row is one of the period before.
	Before bool `csv:"before"`
	// Date is the first day of the step of a row of the page, and nil elsewhere.
	Date         *string `csv:"date"`
	Status       *string `csv:"status"`
	Billing      *string `csv:"billing"`
	Priced       *bool   `csv:"priced"`
	Unattributed *bool   `csv:"unattributed"`
	// Requests counts the lines in a part of lines.
	Requests         int64            `csv:"requests"`
	FailedRequests   *int64           `csv:"failed_requests"`
	DisputedRequests *int64           `csv:"disputed_requests"`
	InputTokens      *int64           `csv:"input_tokens"`
	OutputTokens     *int64           `csv:"output_tokens"`
	CacheReadTokens  *int64           `csv:"cache_read_tokens"`
	CacheWriteTokens *int64           `csv:"cache_write_tokens"`
	USD              *decimal.Decimal `csv:"usd"`
	// USDClaimed is the part of USD whose team is only the caller's claim.
	USDClaimed       *decimal.Decimal `csv:"usd_claimed"`
	USDCacheSaved    *decimal.Decimal `csv:"usd_cache_saved"`
	UnpricedRequests *int64           `csv:"unpriced_requests"`
	// ChargedRequests counts the requests that USD is the price of: without failed and unpriced ones. ChargedTokens are their tokens,
	// cached ones included.
	ChargedRequests *int64 `csv:"charged_requests"`
	ChargedTokens   *int64 `csv:"charged_tokens"`
}

// BillStateRow is a row of [BillState]: a Region with its completeness, or a day with its state in Name.
type BillStateRow struct {
	Part            string `csv:"part"`
	Name            string `csv:"name"`
	DaysMetered     int64  `csv:"days_metered"`
	TokensNotLogged int64  `csv:"tokens_not_logged"`
	// USDNotLogged is nil where none of the tokens has a rate.
	USDNotLogged   *decimal.Decimal `csv:"usd_not_logged"`
	UnpricedTokens int64            `csv:"unpriced_tokens"`
	Date           *string          `csv:"date"`
	// RolledAt is nil where the day is not rolled up, or open.
	RolledAt *string `csv:"rolled_at"`
}
