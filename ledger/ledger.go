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
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata"
)

const (
	// Database is the Glue database of every table and view.
	Database = "bedrock_bootstrap"
	// Workgroup is the Athena workgroup of every query.
	Workgroup = catalog.Namespace
	// CoverageTable is the raw table of the detector's latest findings.
	CoverageTable = "bedrock_raw_coverage"
	// FirstDay is where the partitions of the log tables begin: before request logging could have been on.
	FirstDay = "2024/01/01"
)

//go:embed views/*.sql queries/*.sql
var files embed.FS

// LogTable returns the raw table of a Region's invocation logs.
func LogTable(region string) string {
	return "bedrock_raw_" + strings.ReplaceAll(region, "-", "_")
}

// Column is a column of a view, with its type in Athena's words.
type Column struct {
	Name, Type string
	// Comment says what the column holds.
	Comment string
}

// View is a view, in the order in which views build on each other.
type View struct {
	Name    string
	SQL     string
	Columns []Column
}

// Query is a named query of the workgroup.
type Query struct {
	Name string
	// Description says whom the query serves, and with what.
	Description string
	SQL         string
}

// data is what the .sql files are rendered with.
type data struct {
	LogTables   []string
	RecordType  string
	SchemaKeys  string
	SchemaNulls string
}

// Views returns the views over the Regions of the catalog, retired ones included.
func Views(c catalog.Catalog) ([]View, error) {
	d := data{RecordType: recordType}
	for _, r := range c.Regions {
		d.LogTables = append(d.LogTables, LogTable(r.Name))
	}
	var keys, nulls []string
	for _, k := range requestmetadata.Schema {
		keys = append(keys, "'"+k.Name+"'")
		nulls = append(nulls, "NULL")
	}
	d.SchemaKeys, d.SchemaNulls = strings.Join(keys, ", "), strings.Join(nulls, ", ")

	var rendered []View
	for _, v := range views {
		sql, err := render("views/"+v.Name+".sql", d)
		if err != nil {
			return nil, err
		}
		v.SQL = sql
		rendered = append(rendered, v)
	}
	return rendered, nil
}

// Queries returns the named queries of the workgroup.
func Queries() ([]Query, error) {
	var rendered []Query
	for _, q := range queries {
		sql, err := render("queries/"+q.Name+".sql", nil)
		if err != nil {
			return nil, err
		}
		q.SQL = sql
		rendered = append(rendered, q)
	}
	return rendered, nil
}

func render(file string, data any) (string, error) {
	t, err := template.New(path.Base(file)).Option("missingkey=error").ParseFS(files, file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	var sql strings.Builder
	if err := t.Execute(&sql, data); err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	return strings.TrimSpace(sql.String()), nil
}
