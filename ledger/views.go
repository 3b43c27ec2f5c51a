package ledger

// views lists every view with its columns. Those of bedrock_invocation_logs are public: added, never renamed.
var views = []View{
	{Name: "bedrock_log_lines", Columns: []Column{
		{"date", "date", "the delivery day (UTC): the log folder"},
		{"line", "varchar", "one line of a log object"},
	}},
	{Name: "bedrock_invocation_logs", Columns: []Column{
		{"date", "date", "the delivery day (UTC): the log folder; filter on it to read only those days"},
		{"timestamp", "timestamp(3)", "when the call was made (UTC)"},
		{"account_id", "varchar", "the account that called"},
		{"region", "varchar", "the Region that was called and is billed"},
		{"inference_region", "varchar", "the Region the call ran in"},
		{"request_id", "varchar", "the AWS request id"},
		{"operation", "varchar", "Converse, ConverseStream, InvokeModel or InvokeModelWithResponseStream"},
		{"model_id", "varchar", "the model or inference profile as the caller named it"},
		{"profile_id", "varchar", "the application inference profile; NULL where the call used none"},
		{"identity_arn", "varchar", "the caller"},
		{"role_name", "varchar", "the caller's IAM role; NULL where it is no role session"},
		{"session_name", "varchar", "the role session's name"},
		{"request_metadata", "map(varchar, varchar)", "the caller's request metadata; every schema key exists"},
		{"input_token_count", "bigint", "input tokens without cached ones; NULL where not recorded"},
		{"output_token_count", "bigint", "output tokens; NULL where not recorded"},
		{"cache_read_input_token_count", "bigint", "tokens read from the prompt cache; NULL where not recorded"},
		{"cache_write_input_token_count", "bigint", "tokens written to the prompt cache; NULL where not recorded"},
		{"error_code", "varchar", "why the call failed; NULL where it did not"},
	}},
	{Name: "bedrock_malformed", Columns: []Column{
		{"date", "date", "the delivery day (UTC)"},
		{"line", "varchar", "a line that is no invocation record"},
	}},
	{Name: "bedrock_coverage", Columns: []Column{
		{"account_id", "varchar", "the account"},
		{"region", "varchar", "the Region"},
		{"listed", "boolean", "whether the Region is in regions.go and in use"},
		{"state", "varchar", "logging, off, elsewhere, not-enabled, denied or unreachable"},
		{"destination", "varchar", "where logs go instead, when the state is elsewhere"},
		{"invocations_24h", "bigint", "calls that CloudWatch metered in the last 24 hours; NULL where unknown"},
		{"message", "varchar", "what to do"},
		{"since", "timestamp(3)", "when the state was first seen (UTC)"},
		{"checked_at", "timestamp(3)", "when the Region was last asked (UTC)"},
	}},
}
