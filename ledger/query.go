package ledger

import (
	"regexp"
	"strings"
)

// Query is a named query of the workgroup.
type Query struct {
	Name string
	// Purpose is the people whom the query serves, and the figures that it returns.
	Purpose string
	// Parameters are the execution parameters, in order. Nil: none.
	Parameters []Parameter
	SQL        string
}

// Parameter is the meaning of an execution parameter, whose value is an SQL literal, as '2026-11-16' with the quotes.
type Parameter string

// The execution parameters of the queries.
const (
	MetadataKey    Parameter = "the key"
	PeriodFirstDay Parameter = "first day"
	PeriodLastDay  Parameter = "last day"
)

// period are the parameters of a query over some days, both ends included.
var period = []Parameter{PeriodFirstDay, PeriodLastDay}

// Description returns the purpose of the query with its parameters.
func (q Query) Description() string {
	if q.Parameters == nil {
		return q.Purpose
	}
	var names []string
	for _, p := range q.Parameters {
		names = append(names, string(p))
	}
	return q.Purpose + " Parameters: " + strings.Join(names, ", ") + "."
}

// Arguments returns the execution parameters of the query for a period, its days as 2026-11-16, and a request metadata key.
func (q Query) Arguments(first, last, key string) []string {
	var arguments []string
	for _, p := range q.Parameters {
		arguments = append(arguments, literal(map[Parameter]string{PeriodFirstDay: first, PeriodLastDay: last, MetadataKey: key}[p]))
	}
	return arguments
}

var (
	sqlComment = regexp.MustCompile(`(?m)^\s*--.*$`)
	lastSelect = regexp.MustCompile(`(?s)(?:^|\n)SELECT\n(.*?)\nFROM `)
	columnName = regexp.MustCompile(`(?:AS |\.|^)([a-z_]+)$`)
)

// Columns returns the names of the columns that the query returns, in order, as its select list says them.
func (q Query) Columns() []string {
	lists := lastSelect.FindAllStringSubmatch(sqlComment.ReplaceAllString(q.SQL, ""), -1)
	if len(lists) == 0 {
		return nil
	}
	var columns []string
	for _, line := range strings.Split(lists[len(lists)-1][1], "\n") {
		// an expression of several lines has its name in the last one
		if name := columnName.FindStringSubmatch(strings.TrimSuffix(strings.TrimSpace(line), ",")); name != nil {
			columns = append(columns, name[1])
		}
	}
	return columns
}
