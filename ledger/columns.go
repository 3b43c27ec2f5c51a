package ledger

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// recordType is the SQL type to which a log line is cast. A key is matched by its lower-case name.
const recordType = `ROW(schematype varchar, "timestamp" varchar, accountid varchar, region varchar, ` +
	`inferenceregion varchar, requestid varchar, operation varchar, modelid varchar, identity ROW(arn varchar), ` +
	`requestmetadata map(varchar, varchar), ` +
	`input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), ` +
	`output ROW(outputtokencount bigint), errorcode varchar)`

// Columns that several views share.
var (
	date   = Column{"date", "date", "the delivery day (UTC): the log folder; filter on it to read only those days"}
	line   = Column{"line", "varchar", "one line of a log object"}
	object = Column{"path", "varchar", "the log object"}

	reason = Column{"reason", "varchar", "why the line counts as no record: no record, too large, other account or unknown Region; NULL where it counts"}

	call = []Column{
		{"timestamp", "timestamp(3)", "time of the call (UTC)"},
		{"account_id", "varchar", "the account that called"},
		{"region", "varchar", "the Region that was called and is billed"},
		{"inference_region", "varchar", "the Region the call ran in"},
		{"request_id", "varchar", "the AWS request id"},
		{"operation", "varchar", "the API operation, such as Converse; unknown_operations has those that this program does not know"},
		{"model_id", "varchar", "the model or inference profile as the caller named it"},
	}
	outcome = []Column{
		{"input_token_count", "bigint", "input tokens without cached ones; NULL where not recorded"},
		{"output_token_count", "bigint", "output tokens; NULL where not recorded"},
		{"cache_read_input_token_count", "bigint", "tokens read from the prompt cache; NULL where not recorded"},
		{"cache_write_input_token_count", "bigint", "tokens written to the prompt cache; NULL where not recorded"},
		{"error_code", "varchar", "why the call failed; NULL where it did not"},
	}
)

// caller are the columns of a call's profile and role, and of the caller's own metadata.
var caller = []Column{
	{"profile_id", "varchar", "the application inference profile; NULL where the call used none"},
	{"identity_arn", "varchar", "the caller"},
	{"role_name", "varchar", "the caller's IAM role; NULL where it is no role session"},
	{"session_name", "varchar", "the role session's name"},
	{"request_metadata", "map(varchar, varchar)", "the caller's request metadata as it was given, what hides or moves text replaced; every schema key exists"},
}

// body are the columns that only a delivered body has.
var body = []Column{
	{"body_cache_write_1h", "bigint", "tokens written to the prompt cache for 1 hour; NULL without a body that says so"},
	{"body_tier", "varchar", "the service tier, in the words of the record or its body; NULL where neither says so"},
	{"body_latency", "varchar", "standard or optimized, in the words of the record or its body; NULL where neither says so"},
	{"body_model_id", "varchar", "the model that a prompt router chose; NULL without a body that says so"},
}

// unreadable are the columns that mark record fields of an unexpected type.
var unreadable = []Column{
	{"unreadable_counts", "boolean", "a token count is there but is no number"},
	{"unreadable_metadata", "boolean", "request metadata is there but is no map of strings"},
}

// rate is the type of the price of one token, usd the type of the spend of a request.
const (
	rate = "decimal(18,12)"
	usd  = "decimal(38,12)"
)

// rateColumns are the columns of bedrock_rates.
func rateColumns() []Column {
	columns := []Column{
		{"model", "varchar", "the foundation model's id"},
		{"routing", "varchar", "global, geo or regional"},
		{"region", "varchar", "the Region that is called; empty: the price is one in every Region of the routing"},
		{"tier", "varchar", "the service tier"},
		{"min_prompt_tokens", "bigint", "the smallest prompt the prices are for, cached tokens counted"},
		{"max_prompt_tokens", "bigint", "the largest prompt"},
		{"valid_from", "date", "the first day"},
		{"valid_until", "date", "the first day after"},
	}
	for _, kind := range TokenKinds() {
		columns = append(columns, Column{"usd_" + kind, "decimal(18,6)", "US dollars a million " + kindNames[kind] + ", before discounts; NULL where unknown"})
	}
	return append(columns,
		Column{"source", "varchar", "the page or the list that states the prices"},
		Column{"checked_on", "date", "the day on which it was read"},
	)
}

// kindNames are the kinds of token in words.
var kindNames = map[string]string{
	Input:         "input tokens",
	Output:        "output tokens",
	CacheRead:     "tokens read from the cache",
	CacheWrite5m:  "tokens written to the cache for 5 minutes",
	CacheWrite30m: "tokens written to the cache for 30 minutes",
	CacheWrite1h:  "tokens written to the cache for 1 hour",
}

// spendColumns are the columns of bedrock_spend.
func spendColumns(keys schema.Schema) []Column {
	return slices.Concat(attribution, metadataColumns(keys), cost)
}

// costColumns are the columns of bedrock_costs.
func costColumns(keys schema.Schema) []Column {
	return slices.Concat(spendColumns(keys), []Column{
		{"day", "date", "the day of the call, whose rates and owners hold"},
		{"prompt_tokens", "bigint", "input tokens, cached ones counted: they decide the price of long prompts"},
		{"rate_input", rate, "US dollars an input token; NULL where unknown"},
		{"identity_arn", "varchar", "the caller's identity in IAM"},
		{"request", "varchar", "the request id, or the line of a record without one"},
		{"metered_id", "varchar", "the id by which CloudWatch meters the call: the model, or the inference profile's id"},
		{"recorded_input_tokens", "bigint", "input tokens as the record counts them, with cached ones where it includes them"},
	}, valueColumns(keys))
}

// attribution are the columns of a request and its owner.
var attribution = []Column{
	date,
	{"timestamp", "timestamp(3)", "time of the call (UTC)"},
	{"request_id", "varchar", "the AWS request id"},
	{"account_id", "varchar", "the account that called"},
	{"region", "varchar", "the Region that was called and is billed"},
	{"inference_region", "varchar", "the Region the call ran in"},
	{"operation", "varchar", "the API operation"},
	{"model_id", "varchar", "the model or inference profile as the caller named it"},
	{"model", "varchar", "the foundation model; NULL where a profile hides it and the detector did not see the profile"},
	{"routing", "varchar", "global, geo, regional, or unknown where nobody knows the prefix of model_id; NULL where the model is"},
	{"product", "varchar", "the product, or unattributed"},
	{"product_source", "varchar", "profile, role or none"},
	{"team", "varchar", "the team that pays, or unattributed"},
	{"team_source", "varchar", "profile, role, metadata or none"},
	{"service", "varchar", "the calling program, or unattributed"},
	{"service_source", "varchar", "role, metadata or none"},
	{"env", "varchar", "its environment, or unattributed"},
	{"env_source", "varchar", "role, metadata or none"},
}

// cost are the columns of a request's tokens and spend.
var cost = []Column{
	{"role_name", "varchar", "the caller's IAM role"},
	{"request_metadata", "map(varchar, varchar)", "the caller's request metadata as it was given, what hides or moves text replaced; every schema key exists"},
	{"billing", "varchar", "tokens, or the unit that no record counts: images, video, speech, searches, hourly (provisioned, imported or endpoint), custom (a customized model) or router; NULL where the model is unknown or not on the rate card"},
	{"tier", "varchar", "the service tier: standard, priority, flex, batch, latency-optimized or ultrafast; unknown where the rate card does not know it"},
	{"tier_source", "varchar", "body where the record or its body says the tier, or assumed"},
	{"status", "varchar", "ok, error (costs nothing), partial (a stream without its end) or malformed (cost unknown)"},
	{"conflict", "boolean", "the metadata contradicts the profile or the role"},
	{"schema_drift", "boolean", "the metadata has keys that are not in the schema, a value of a closed key that is folded or does not count, or is no map of strings; schema_drift lists them"},
	{"input_tokens", "bigint", "input tokens without cached ones; NULL where the record does not show whether its count includes them"},
	{"output_tokens", "bigint", "output tokens"},
	{"cache_read_tokens", "bigint", "tokens read from the prompt cache"},
	{"cache_write_5m_tokens", "bigint", "tokens written to the prompt cache for 5 minutes"},
	{"cache_write_30m_tokens", "bigint", "tokens written to a prompt cache that lives for 30 minutes"},
	{"cache_write_1h_tokens", "bigint", "tokens written to the prompt cache for 1 hour"},
	{"cache_write_split", "varchar", "exact, or assumed: without a body every cache write of a model with several lifetimes counts as 5 minutes"},
	{"usd_input", usd, "US dollars at list price; NULL where unknown"},
	{"usd_output", usd, "US dollars at list price; NULL where unknown"},
	{"usd_cache_read", usd, "US dollars at list price; NULL where unknown"},
	{"usd_cache_write", usd, "US dollars at list price; NULL where unknown"},
	{"usd", usd, "US dollars at list price, all kinds; NULL where any is unknown"},
	{"priced", "boolean", "whether usd is known"},
	{"disputed", "boolean", "records of the request id in the day's folders disagree in owner, model, Region, tier, status, tokens or spend"},
}
