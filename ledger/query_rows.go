package ledger

// Unattributed is the value of the views where no profile, role or metadata names a product, team, service or environment.
const Unattributed = "unattributed"

// BilledByTokens is the billing of a model of the rate card. The calls of others have no price.
const BilledByTokens = "tokens"

// StatusMalformed is the status of requests whose counts cannot be read.
const StatusMalformed = "malformed"

// LogObjectsRow holds the counts of a row of the query log_objects: one day and Region. Objects of large bodies are not counted.
type LogObjectsRow struct {
	Objects int64 `csv:"objects"`
	Lines   int64 `csv:"lines"`
}
