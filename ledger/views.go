package ledger

import "slices"

// recordType is what a log line is read as. A key is matched by its lower-case name.
const recordType = `ROW(schematype varchar, "timestamp" varchar, accountid varchar, region varchar, ` +
	`inferenceregion varchar, requestid varchar, operation varchar, modelid varchar, identity ROW(arn varchar), ` +
	`requestmetadata map(varchar, varchar), ` +
	`input ROW(inputtokencount bigint, cachereadinputtokencount bigint, cachewriteinputtokencount bigint), ` +
	`output ROW(outputtokencount bigint), errorcode varchar)`

// Columns that several views share.
var (
	date = Column{"date", "date", "the delivery day (UTC): the log folder; filter on it to read only those days"}
	line = Column{"line", "varchar", "one line of a log object"}

	call = []Column{
		{"timestamp", "timestamp(3)", "when the call was made (UTC)"},
		{"account_id", "varchar", "the account that called"},
		{"region", "varchar", "the Region that was called and is billed"},
		{"inference_region", "varchar", "the Region the call ran in"},
		{"request_id", "varchar", "the AWS request id"},
		{"operation", "varchar", "Converse, ConverseStream, InvokeModel or InvokeModelWithResponseStream"},
		{"model_id", "varchar", "the model or inference profile as the caller named it"},
	}
	caller   = Column{"identity_arn", "varchar", "the caller"}
	metadata = Column{"request_metadata", "map(varchar, varchar)", "the caller's request metadata"}
	outcome  = []Column{
		{"input_token_count", "bigint", "input tokens without cached ones; NULL where not recorded"},
		{"output_token_count", "bigint", "output tokens; NULL where not recorded"},
		{"cache_read_input_token_count", "bigint", "tokens read from the prompt cache; NULL where not recorded"},
		{"cache_write_input_token_count", "bigint", "tokens written to the prompt cache; NULL where not recorded"},
		{"error_code", "varchar", "why the call failed; NULL where it did not"},
	}
)

// views lists every view with its columns. Those of bedrock_invocation_logs are public: added, never renamed.
var views = []View{
	{Name: "bedrock_log_lines", Columns: []Column{date, line}},
	{Name: "bedrock_records", Columns: slices.Concat(
		[]Column{date, line, {"schema_type", "varchar", "ModelInvocationLog; NULL where the line is no JSON object"}},
		call, []Column{caller, metadata}, outcome,
	)},
	{Name: "bedrock_requests", Columns: slices.Concat([]Column{date, line}, call, []Column{caller, metadata}, outcome)},
	{Name: "bedrock_invocation_logs", Columns: slices.Concat(
		[]Column{date}, call,
		[]Column{
			{"profile_id", "varchar", "the application inference profile; NULL where the call used none"},
			caller,
			{"role_name", "varchar", "the caller's IAM role; NULL where it is no role session"},
			{"session_name", "varchar", "the role session's name"},
			{metadata.Name, metadata.Type, "the caller's request metadata; every schema key exists"},
		},
		outcome,
	)},
	{Name: "bedrock_malformed", Columns: []Column{date, line}},
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
