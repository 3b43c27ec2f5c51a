package ledger

import "slices"

// rollUpDimensions are the columns by which the roll-up sums requests. metadata has the keys without a column of their own.
var rollUpDimensions = []Column{
	{"day", "date", "the day of the call, whose rates and owners hold"},
	{"account_id", "varchar", "the account that called"},
	{"region", "varchar", "the Region that was called and is billed"},
	{"product", "varchar", "the product, unattributed, or not-rolled-up"},
	{"product_source", "varchar", "profile, role or none"},
	{"team", "varchar", "the team that pays, unattributed, or not-rolled-up"},
	{"team_source", "varchar", "profile, role, metadata or none"},
	{"service", "varchar", "the calling program, unattributed, or not-rolled-up"},
	{"env", "varchar", "its environment, unattributed, or not-rolled-up"},
	{"model", "varchar", "the foundation model; NULL where a profile hides it and the detector did not see the profile"},
	{"routing", "varchar", "global, geo, regional, or unknown where nobody knows the prefix of model_id; NULL where the model is"},
	{"metered_id", "varchar", "the id by which CloudWatch meters the calls: the model, or the inference profile's id"},
	{"tier", "varchar", "the service tier"},
	{"billing", "varchar", "tokens, or the unit that no record counts; NULL where the model is unknown or not on the rate card"},
	{"status", "varchar", "ok, error, partial, malformed, or not-rolled-up"},
	{"priced", "boolean", "whether the usd of the requests is known"},
	{"conflict", "boolean", "the metadata contradicts the profile or the role"},
	{"metadata", "map(varchar, varchar)", "the caller's values of the request metadata keys that have a column of their own and are not of high cardinality"},
}

// rollUpMeasures are the sums of the roll-up. A sum is NULL where no request has the figure.
var rollUpMeasures = []Column{
	{"requests", "bigint", "requests"},
	{"streams", "bigint", "requests that stream their answer, without failed ones"},
	{"disputed_requests", "bigint", "requests whose records disagree"},
	{"input_tokens", "bigint", "input tokens without cached ones"},
	{"recorded_input_tokens", "bigint", "input tokens as the records count them, with cached ones where a record includes them"},
	{"output_tokens", "bigint", "output tokens"},
	{"cache_read_tokens", "bigint", "tokens read from the prompt cache"},
	{"cache_write_5m_tokens", "bigint", "tokens written to the prompt cache for 5 minutes"},
	{"cache_write_30m_tokens", "bigint", "tokens written to a prompt cache that lives for 30 minutes"},
	{"cache_write_1h_tokens", "bigint", "tokens written to the prompt cache for 1 hour"},
	{"usd_input", usd, "US dollars at list price"},
	{"usd_output", usd, "US dollars at list price"},
	{"usd_cache_read", usd, "US dollars at list price"},
	{"usd_cache_write", usd, "US dollars at list price"},
	{"usd", usd, "US dollars at list price, all kinds, without the requests that have no price"},
	{"usd_cache", usd, "US dollars at list price of the requests that use the prompt cache, for the cached tokens"},
	{"usd_cache_saved", usd, "the price of the cached tokens as input, less usd_cache"},
	{"compared_requests", "bigint", "Geo requests whose spend with Global routing is known"},
	{"usd_global", usd, "their spend with Global routing, in US dollars at list price"},
	{"usd_global_saved", usd, "their usd, less usd_global"},
}

// rollUpLines are the figures of malformed lines, rollUpMarker those of a day's marker.
var (
	rollUpLines = []Column{
		{"reason", "varchar", "why the lines count as no record"},
		{"lines", "bigint", "lines that count as no record"},
	}
	rollUpMarker = []Column{
		{"objects", "bigint", "log objects that the day's folders had before the run"},
		{"bytes", "bigint", "their size"},
		{"logs", "varchar", "the hash of their listing"},
		{"lists", "varchar", "the hash of the lists effective on the day"},
	}
)

// rollUpColumns are the columns of the table, in order.
func rollUpColumns() []Column {
	return slices.Concat([]Column{
		date,
		{"run", "varchar", "the run that wrote the row; the greatest run of a day counts"},
		{"rolled_at", "timestamp(6)", "when the run read the logs (UTC)"},
		{"kind", "varchar", "spend, lines (lines that are no record) or day (the marker of the day)"},
	}, rollUpDimensions, rollUpMeasures, rollUpLines, rollUpMarker)
}
