package ledger

import "github.com/shopspring/decimal"

// Unattributed is the value of the views where no profile, role or metadata names a product, team, service or environment.
const Unattributed = "unattributed"

// Spend holds the columns of queries/parts/money.sql, which every bill has after its keys. A sum is nil where no call of the
// group has the figure.
type Spend struct {
	Requests         int64  `csv:"requests"`
	FailedRequests   int64  `csv:"failed_requests"`
	InputTokens      *int64 `csv:"input_tokens"`
	OutputTokens     *int64 `csv:"output_tokens"`
	CacheReadTokens  *int64 `csv:"cache_read_tokens"`
	CacheWriteTokens *int64 `csv:"cache_write_tokens"`
	// USD is US dollars at list price, without the requests that UnpricedRequests counts.
	USD *decimal.Decimal `csv:"usd"`
	// USDClaimed is the part of USD whose team is only the caller's claim (team_source is metadata). Nil: no priced call is.
	USDClaimed       *decimal.Decimal `csv:"usd_claimed"`
	UnpricedRequests int64            `csv:"unpriced_requests"`
}

// DailySpend is a row of the query daily_trend.
type DailySpend struct {
	Date string `csv:"date"`
	Team string `csv:"team"`
	Spend
	// DisputedRequests counts the requests whose records disagree in their owner, counts, error or price.
	DisputedRequests int64 `csv:"disputed_requests"`
}

// UnpricedRow holds the counts of a row of the query unpriced. A sum is nil where no request of the group has the count.
type UnpricedRow struct {
	// Billing is nil where the rate card has no line of the model.
	Billing          *string `csv:"billing"`
	Status           string  `csv:"status"`
	Requests         int64   `csv:"requests"`
	InputTokens      *int64  `csv:"input_tokens"`
	OutputTokens     *int64  `csv:"output_tokens"`
	CacheReadTokens  *int64  `csv:"cache_read_tokens"`
	CacheWriteTokens *int64  `csv:"cache_write_tokens"`
}

// BilledByTokens is the billing of a model of the rate card. The calls of others have no price.
const BilledByTokens = "tokens"

// StatusMalformed is the status of requests whose counts cannot be read.
const StatusMalformed = "malformed"

// MalformedRow holds the columns of the query malformed_lines that a bill shows.
type MalformedRow struct {
	Reason string `csv:"reason"`
	Lines  int64  `csv:"lines"`
}

// CompletenessRow holds the columns of the query completeness that a bill shows: one Region.
type CompletenessRow struct {
	Region string `csv:"region"`
	// DaysMetered counts the finished days of the period that were compared.
	DaysMetered     int64 `csv:"days_metered"`
	TokensNotLogged int64 `csv:"tokens_not_logged"`
	// USDNotLogged is nil where none of the tokens has a rate.
	USDNotLogged   *decimal.Decimal `csv:"usd_not_logged"`
	UnpricedTokens int64            `csv:"unpriced_tokens"`
}

// LogObjectsRow holds the counts of a row of the query log_objects: one day and Region. Objects of large bodies are not counted.
type LogObjectsRow struct {
	Objects int64 `csv:"objects"`
	Lines   int64 `csv:"lines"`
}

// Columns of the bills that hold their keys.
const (
	TeamColumn        = "team"
	ProductColumn     = "product"
	ServiceColumn     = "service"
	EnvColumn         = "env"
	MetadataKeyColumn = "value"
)
