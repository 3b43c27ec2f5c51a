package ledger

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// queries lists every named query.
var queries = []Query{
	{Name: WhoUsedTheTokens, Purpose: "For everyone: tokens by team and service, seven days ago."},
	{Name: TokensByTeamServiceEnv, Purpose: "For product teams: tokens by team, service and environment, last 7 days."},
	{Name: BillByTeam, Purpose: "For finance: spend of each team at list price.", Parameters: period},
	{Name: BillByProduct, Purpose: "For finance: spend of each product at list price.", Parameters: period},
	{Name: BillByServiceEnv, Purpose: "For product teams: spend of each service in each environment.", Parameters: period},
	{Name: BillByMetadataKey, Purpose: "For product teams: spend by any one request metadata key.", Parameters: slices.Concat([]Parameter{MetadataKey}, period)},
	{Name: BillByFeature, Purpose: "For product owners: spend by feature, and of a thousand calls.", Parameters: period},
	{Name: BillByModelRouting, Purpose: "For platform teams: spend by model and routing, and the savings of Global routing for Geo calls.", Parameters: period},
	{Name: CacheSavings, Purpose: "For product teams: savings of prompt caching.", Parameters: period},
	{Name: UnattributedSpend, Purpose: "For platform teams: spend that no team owns, by role.", Parameters: period},
	{Name: Conflicts, Purpose: "For security: metadata that contradicts the profile or the role.", Parameters: period},
	{Name: NewClaims, Purpose: "For security: teams that a role claims and did not claim in the 28 days before the period. A claim is no proof.", Parameters: period},
	{Name: Unpriced, Purpose: "For platform teams: models and profiles without a rate or a count, and their tokens.", Parameters: period},
	{Name: PartialStreams, Purpose: "For product teams: streams left before their end, by service.", Parameters: period},
	{Name: SchemaDrift, Purpose: "For platform teams: metadata that the schema refuses, by service: unknown keys, and values that are folded or do not count.", Parameters: period},
	{Name: TopRequests, Purpose: "For product teams: the twenty most expensive requests.", Parameters: period},
	{Name: DailyTrend, Purpose: "For finance: spend of each day by team.", Parameters: period},
	{Name: UnloggedSpend, Purpose: "For platform teams: unlogged spend, by Region, product and model.", Parameters: period},
	{Name: Completeness, Purpose: "For finance: percentage of the metered tokens that is in the logs, by Region.", Parameters: period},
	{Name: DeliveredTwice, Purpose: "For platform teams: requests delivered on two days, which count twice.", Parameters: period},
	{Name: DisputedRequests, Purpose: "For security: requests whose records disagree, by day and team.", Parameters: period},
	{Name: UnknownOperations, Purpose: "For platform teams: operations that this program does not know, with their calls, tokens and spend.", Parameters: period},
	{Name: MalformedLines, Purpose: "For platform teams: delivered lines that count as no record, by day, reason and object.", Parameters: period},
	{Name: LogObjects, Purpose: "For platform teams: log objects and their lines, by day and Region; fails at an object that cannot be read, and names it.", Parameters: period},
}

// operations are those whose log records this program was written for. A record of another operation is counted and priced like
// any other; its operation is in unknown_operations.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
var operations = []string{"Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream"}

// Queries returns the named queries of the workgroup.
func Queries() ([]Query, error) {
	var rendered []Query
	for _, q := range queries {
		sql, err := renderQuery(q.Name, ObjectRange{})
		if err != nil {
			return nil, err
		}
		q.SQL = sql
		rendered = append(rendered, q)
	}
	return rendered, nil
}

// ObjectRange limits the query log_objects to some of the objects of its period, by their addresses.
type ObjectRange struct {
	// From and To are the first and the last address. Empty: no limit.
	From, To string
	// Without are addresses of objects that the engine does not open.
	Without []string
}

// LogObjectsIn returns the query log_objects for a range of objects. Its parameters are those of the named query.
func LogObjectsIn(r ObjectRange) (string, error) { return renderQuery(LogObjects, r) }

func renderQuery(name string, objects ObjectRange) (string, error) {
	d := struct {
		SchemaKeyList, OperationList string
		// ClosedKeys are the keys whose values are closed.
		ClosedKeys []string
		Objects    ObjectRange
	}{SchemaKeyList: literals(schema.Keys.Names()), OperationList: literals(operations), Objects: objects}
	for _, name := range schema.Keys.Names() {
		if closed(schema.Keys, name) {
			d.ClosedKeys = append(d.ClosedKeys, name)
		}
	}
	return render("queries/"+name+".sql", d, "parts/*.sql", "queries/parts/*.sql")
}
