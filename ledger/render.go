package ledger

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"text/template"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

//go:embed parts/*.sql rollup/*.sql rollup/parts/*.sql views/*.sql views/parts/*.sql queries/*.sql queries/parts/*.sql
var files embed.FS

// functions are those of .sql files.
var functions = template.FuncMap{
	"literal":          literal,
	"literals":         literals,
	"hidden":           func() string { return hidden },
	"space":            func() string { return space },
	"add":              func(a, b int) int { return a + b },
	"unversioned":      func() string { return literals(catalog.UnversionedModels()) },
	"contextVariant":   func() string { return literal(catalog.ContextVariant) },
	"unversionedModel": func() string { return literal(catalog.UnversionedModel) },
}

// render renders a .sql file; parts are patterns of files whose templates it uses.
func render(file string, data any, parts ...string) (string, error) {
	t, err := template.New(path.Base(file)).Option("missingkey=error").Funcs(functions).ParseFS(files, append(parts, file)...)
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

// literals writes texts as a list of SQL literals.
func literals(texts []string) string {
	var list []string
	for _, text := range texts {
		list = append(list, literal(text))
	}
	return strings.Join(list, ", ")
}
