package ledger

// queries lists every named query.
var queries = []Query{
	{Name: "who_used_the_tokens", Description: "For everyone: tokens by team and service, seven days ago."},
	{Name: "tokens_by_team_service_env", Description: "For product teams: tokens by team, service and environment, last 7 days."},
}
