package ledger

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// viewList returns every view with its columns. Those of bedrock_invocation_logs, bedrock_spend and bedrock_bill are public: added, never
// renamed.
func viewList(keys schema.Schema) []View {
	spend := spendColumns(keys)
	return []View{
		{Name: "bedrock_log_lines", Columns: []Column{date, line, object, {"folder_account", "varchar", "the account in whose folder the object is"}}},
		{Name: "bedrock_records", Columns: slices.Concat(
			[]Column{date, line, object, reason},
			call, []Column{
				{"identity_arn", "varchar", "the caller"},
				{"request_metadata", "map(varchar, varchar)", "the caller's request metadata, as it was given"},
			}, outcome, body, unreadable,
		)},
		{Name: "bedrock_requests", Columns: slices.Concat([]Column{date}, call, caller, outcome, body, unreadable, []Column{
			{"request", "varchar", "the request id, or the line of a record without one"},
			{"delivery", "bigint", "1 for one record of each caller, model and Region that records of the request name: the one with the most tokens"},
		})},
		{Name: "bedrock_invocation_logs", Columns: slices.Concat([]Column{date}, call, caller, outcome)},
		{Name: "bedrock_malformed", Columns: []Column{date, line, object, reason}},
		{Name: "bedrock_coverage", Columns: []Column{
			{"account_id", "varchar", "the account"},
			{"region", "varchar", "the Region"},
			{"listed", "boolean", "whether the Region is in regions.go and in use"},
			{"state", "varchar", "logging, repair-blind, bodies-differ, delivery-failing, off, elsewhere, wrong-prefix, not-enabled, denied or unreachable"},
			{"destination", "varchar", "where logs go instead, when the state is elsewhere or wrong-prefix"},
			{"invocations_24h", "bigint", "calls that CloudWatch metered in the last 24 hours; NULL where unknown"},
			{"message", "varchar", "the next step"},
			{"since", "timestamp(3)", "when the state was first seen (UTC)"},
			{"checked_at", "timestamp(3)", "when the Region was last read (UTC)"},
		}},
		{Name: "bedrock_rates", Columns: rateColumns()},
		{Name: "bedrock_models", Columns: []Column{
			{"model", "varchar", "the foundation model's id"},
			{"billing", "varchar", "tokens, images, video, speech or searches"},
			{"cache_30m", "boolean", "whether its prompt cache lives for 30 minutes"},
		}},
		{Name: "bedrock_products", Columns: []Column{
			{"product", "varchar", "the product"},
			{"team", "varchar", "its owner"},
			{"shared", "boolean", "whether several teams use it"},
			{"valid_from", "date", "the owner's first day"},
			{"valid_until", "date", "the first day of the next owner"},
		}},
		{Name: "bedrock_callers", Columns: []Column{
			{"role_name", "varchar", "the IAM role"},
			{"service", "varchar", "the calling program"},
			{"env", "varchar", "its environment"},
			{"product", "varchar", "the product it works for"},
			{"valid_from", "date", "the first day"},
			{"valid_until", "date", "the first day after"},
		}},
		{Name: "bedrock_profiles", Columns: []Column{
			{"profile_id", "varchar", "the application inference profile's id"},
			{"region", "varchar", "its Region"},
			{"account_id", "varchar", "its account"},
			{"name", "varchar", "its name"},
			{"model", "varchar", "the foundation model it wraps"},
			{"routing", "varchar", "global, geo or regional"},
			{"product", "varchar", "the product of its tags; NULL where products.go does not list it"},
		}},
		{Name: "bedrock_costs", Columns: costColumns(keys)},
		{Name: "bedrock_spend", Columns: spend},
		{Name: "bedrock_metered", Columns: metered},
		{Name: "bedrock_unrolled", Columns: unrolledColumns()},
		{Name: "bedrock_days", Columns: dayColumns},
		{Name: "bedrock_rolled", Columns: billColumns(keys)},
		{Name: "bedrock_bill", Columns: billColumns(keys)},
		{Name: "bedrock_reconciliation", Columns: reconciliation},
		{Name: "bedrock_rolled_reconciliation", Columns: reconciliation},
	}
}
