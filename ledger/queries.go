package ledger

import (
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// queries lists every named query. Those that take a period have two execution parameters, its first and its last day, as
// in '2026-11-16' with the quotes.
var queries = []Query{
	{Name: "who_used_the_tokens", Description: "For everyone: tokens by team and service, seven days ago."},
	{Name: "tokens_by_team_service_env", Description: "For product teams: tokens by team, service and environment, last 7 days."},
	{Name: "bill_by_team", Description: "For finance: what each team's calls cost at list price. Parameters: first day, last day."},
	{Name: "bill_by_product", Description: "For finance: what each product's calls cost at list price. Parameters: first day, last day."},
	{Name: "bill_by_service_env", Description: "For product teams: what each service cost in each environment. Parameters: first day, last day."},
	{Name: "bill_by_metadata_key", Description: "For product teams: cost by any one request metadata key. Parameters: the key, first day, last day."},
	{Name: "bill_by_feature", Description: "For product owners: cost by feature, and of a thousand calls. Parameters: first day, last day."},
	{Name: "bill_by_model_routing", Description: "For platform teams: cost by model and routing, and of the Geo calls had they been Global. Parameters: first day, last day."},
	{Name: "cache_savings", Description: "For product teams: what prompt caching saved. Parameters: first day, last day."},
	{Name: "unattributed_spend", Description: "For platform teams: spend that no team owns, by role. Parameters: first day, last day."},
	{Name: "conflicts", Description: "For security: metadata that contradicts the profile or the role. Parameters: first day, last day."},
	{Name: "unpriced", Description: "For platform teams: models and profiles without a rate or a count, and their tokens. Parameters: first day, last day."},
	{Name: "partial_streams", Description: "For product teams: streams left before their end, by service. Parameters: first day, last day."},
	{Name: "schema_drift", Description: "For platform teams: metadata keys that are not in the schema, by service. Parameters: first day, last day."},
	{Name: "top_requests", Description: "For product teams: the twenty most expensive requests. Parameters: first day, last day."},
	{Name: "daily_trend", Description: "For finance: each day's cost by team. Parameters: first day, last day."},
	{Name: "unlogged_spend", Description: "For platform teams: spend that no log holds, by Region, product and model. Parameters: first day, last day."},
	{Name: "completeness", Description: "For finance: how much of what CloudWatch metered is in the logs, by Region. Parameters: first day, last day."},
	{Name: "delivered_twice", Description: "For platform teams: requests delivered on two days, which count twice. Parameters: first day, last day."},
}

// Queries returns the named queries of the workgroup.
func Queries() ([]Query, error) {
	var keys []string
	for _, k := range schema.Keys {
		keys = append(keys, "'"+k.Name+"'")
	}
	d := struct{ SchemaKeyList string }{strings.Join(keys, ", ")}
	var rendered []Query
	for _, q := range queries {
		sql, err := render("queries/"+q.Name+".sql", d, "queries/parts/*.sql")
		if err != nil {
			return nil, err
		}
		q.SQL = sql
		rendered = append(rendered, q)
	}
	return rendered, nil
}
