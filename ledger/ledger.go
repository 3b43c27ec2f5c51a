// Package ledger holds the SQL of the Athena database: the views over the raw invocation logs and the queries people run
// on them. A view or a query is one .sql file, named as it is deployed.
package ledger

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"text/template"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

const (
	// Database is the Glue database of every table and view.
	Database = "bedrock_bootstrap"
	// Workgroup is the Athena workgroup of every query.
	Workgroup = catalog.Namespace
	// CoverageTable is the raw table of the detector's latest findings.
	CoverageTable = "bedrock_raw_coverage"
	// ProfilesTable is the raw table of the inference profiles the detector saw.
	ProfilesTable = "bedrock_raw_profiles"
	// MeteredTable is the raw table of the tokens that CloudWatch metered.
	MeteredTable = "bedrock_raw_metered"
	// TolerancePercent is the part of a day's metered tokens that may be missing from the logs before the day counts as not
	// logged: records that come days late, and streams that were left before their end.
	TolerancePercent = 1
	// FirstDay is where the partitions of the log tables begin: before request logging could have been on.
	FirstDay = "2024/01/01"
)

//go:embed views/*.sql views/parts/*.sql queries/*.sql queries/parts/*.sql
var files embed.FS

// LogTable returns the raw table of a Region's invocation logs.
func LogTable(region string) string {
	return "bedrock_raw_" + strings.ReplaceAll(region, "-", "_")
}

// Column is a column of a view, with its type in Athena's words.
type Column struct {
	Name, Type string
	// Comment is the meaning of the column, with its unit and the meaning of NULL.
	Comment string
}

// View is a view, in the order in which views build on each other.
type View struct {
	Name    string
	SQL     string
	Columns []Column
}

// data holds the values with which the .sql files of views are rendered.
type data struct {
	LogTables []string
	// RecordType is the type a log line is cast to.
	RecordType string
	// MetadataKeys are those of the request metadata schema, MetadataColumns the columns that hold one each.
	MetadataKeys    []metadataKey
	MetadataColumns []metadataColumn
	// ClaimedTeam, ClaimedService and ClaimedEnv are the caller's own values, as SQL.
	ClaimedTeam, ClaimedService, ClaimedEnv string
	// RoutingPrefixes are those of Geo and Global inference profiles, as a list of SQL strings.
	RoutingPrefixes string
	Rates           []Rate
	RatePeriods     []ratePeriod
	Ownerships      []catalog.Ownership
	Callers         []catalog.Caller
	// TolerancePercent is that of the reconciliation.
	TolerancePercent int
}

// Views returns the views over the Regions of the catalog, retired ones included.
func Views(c catalog.Catalog) ([]View, error) {
	rates, err := Rates()
	if err != nil {
		return nil, err
	}
	return viewsWith(c, rates, schema.Keys)
}

func viewsWith(c catalog.Catalog, rates []Rate, keys schema.Schema) ([]View, error) {
	var err error
	d := data{
		RecordType:      recordType,
		RoutingPrefixes: "'" + strings.Join(catalog.RoutingPrefixes(), "', '") + "'",
		Rates:           rates,
		RatePeriods:     ratePeriods(rates),
		Ownerships:      c.Ownerships(),
		Callers:         c.Callers(),
		MetadataKeys:    metadataKeys(keys),
		MetadataColumns: keyColumns(keys),
		ClaimedTeam:     claim(keys, "team"),
		ClaimedService:  claim(keys, "service"),
		ClaimedEnv:      claim(keys, "env"),

		TolerancePercent: TolerancePercent,
	}
	for _, region := range c.RegionNames() {
		d.LogTables = append(d.LogTables, LogTable(region))
	}
	var rendered []View
	for _, v := range viewList(keys) {
		if v.SQL, err = render("views/"+v.Name+".sql", d, "views/parts/*.sql"); err != nil {
			return nil, err
		}
		rendered = append(rendered, v)
	}
	return rendered, nil
}

// render renders a .sql file; parts are patterns of files whose templates it uses.
func render(file string, data any, parts ...string) (string, error) {
	t, err := template.New(path.Base(file)).Option("missingkey=error").Funcs(template.FuncMap{"literal": literal}).ParseFS(files, append(parts, file)...)
	if err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	var sql strings.Builder
	if err := t.Execute(&sql, data); err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	return strings.TrimSpace(sql.String()), nil
}

// literal writes text as an SQL literal.
func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
