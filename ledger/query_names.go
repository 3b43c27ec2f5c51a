package ledger

// Names of the named queries, as they are deployed and as their .sql files are named.
const (
	WhoUsedTheTokens       = "who_used_the_tokens"
	TokensByTeamServiceEnv = "tokens_by_team_service_env"
	BillByTeam             = "bill_by_team"
	BillByProduct          = "bill_by_product"
	BillByServiceEnv       = "bill_by_service_env"
	BillByMetadataKey      = "bill_by_metadata_key"
	BillByFeature          = "bill_by_feature"
	BillByModelRouting     = "bill_by_model_routing"
	CacheSavings           = "cache_savings"
	UnattributedSpend      = "unattributed_spend"
	Conflicts              = "conflicts"
	NewClaims              = "new_claims"
	Unpriced               = "unpriced"
	PartialStreams         = "partial_streams"
	SchemaDrift            = "schema_drift"
	TopRequests            = "top_requests"
	DailyTrend             = "daily_trend"
	UnloggedSpend          = "unlogged_spend"
	Completeness           = "completeness"
	DeliveredTwice         = "delivered_twice"
	DisputedRequests       = "disputed_requests"
	UnknownOperations      = "unknown_operations"
	MalformedLines         = "malformed_lines"
	LogObjects             = "log_objects"
)
