package ledger

// metered are the columns of bedrock_metered.
var metered = []Column{
	{"date", "date", "the day of the calls (UTC); filter on it to read only those days"},
	{"region", "varchar", "the Region that was called"},
	{"model_id", "varchar", "CloudWatch's ModelId: a model, or an application inference profile's id; NULL in the row that marks a day and Region as metered"},
	{"invocations", "bigint", "calls that succeeded"},
	{"input_tokens", "bigint", "input tokens without cached ones"},
	{"output_tokens", "bigint", "output tokens"},
	{"cache_read_tokens", "bigint", "tokens read from the prompt cache"},
	{"cache_write_tokens", "bigint", "tokens written to the prompt cache"},
	{"complete", "boolean", "whether the day was over long enough for every metric to have come"},
	{"checked_at", "timestamp(3)", "when CloudWatch was read (UTC)"},
}

// reconciliation are the columns of bedrock_reconciliation.
var reconciliation = []Column{
	{"date", "date", "the day of the calls (UTC); filter on it to read only those days"},
	{"region", "varchar", "the Region that was called"},
	{"model_id", "varchar", "the model, or the inference profile's id; NULL in the row that marks a day and Region as metered"},
	{"model", "varchar", "the foundation model; NULL where a profile hides it and the detector did not see the profile"},
	{"routing", "varchar", "global, geo, regional, or unknown where nobody knows the prefix of model_id; NULL where the model is"},
	{"product", "varchar", "the product of the profile, or unattributed"},
	{"state", "varchar", "complete, not-logged, not-rolled-up (the logs of the day or the next are not rolled up), pending (the day's metrics are not all there) or unmetered (CloudWatch was not read)"},
	{"metered_invocations", "bigint", "calls that CloudWatch counted; NULL where CloudWatch was not read"},
	{"logged_invocations", "bigint", "calls in the logs that succeeded"},
	{"metered_tokens", "bigint", "tokens of all kinds that CloudWatch counted; NULL where CloudWatch was not read"},
	{"logged_tokens", "bigint", "tokens of all kinds in the logs"},
	{"ratio", "decimal(20,4)", "logged to metered tokens; NULL where none were metered"},
	{"tokens_not_logged", "bigint", "metered tokens that no log holds, kind by kind; NULL where CloudWatch was not read"},
	{"usd_not_logged", usd, "their spend, in US dollars at list price; NULL where unknown"},
}
