package ledger

import "github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"

const (
	// RollUpDatabase is the Glue database of the roll-up.
	RollUpDatabase = "bedrock_bootstrap_rollup"
	// RollUpTable is the table of the roll-up.
	RollUpTable = "bedrock_spend_daily"
	// OpenDays is the number of days that are read from the logs, today included: late records still change them.
	OpenDays = 2
)

// inRollUp reports whether the roll-up has the values of a key: one of high cardinality has a value for each call or user.
func inRollUp(key string) bool {
	k, found := schema.Keys.Key(key)
	return found && !k.HighCardinality
}
