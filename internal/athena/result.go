package athena

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"
)

// Result holds the rows of a query.
type Result struct {
	// Query is the name of the named query. Empty: the statement has no name.
	Query   string
	Columns []Column
	// Rows hold one value a column, as Athena prints it; nil stands for NULL.
	Rows       [][]*string
	Statistics Statistics
}

// Column is a column of a result.
type Column struct {
	Name string
	// Type is Athena's name of the type without precision, such as bigint or varchar.
	Type string
}

// Statistics are the engine's own figures.
type Statistics struct {
	// ScannedBytes is the number of bytes that the query read, by which it is billed.
	ScannedBytes int64
	// Duration is the time from the request to the end.
	Duration time.Duration
}

// rows reads every page of a query's result.
func (w Workgroup) rows(ctx context.Context, execution *types.QueryExecution) (*Result, error) {
	result := &Result{}
	if s := execution.Statistics; s != nil {
		result.Statistics = Statistics{
			ScannedBytes: aws.ToInt64(s.DataScannedInBytes),
			Duration:     time.Duration(aws.ToInt64(s.TotalExecutionTimeInMillis)) * time.Millisecond,
		}
	}
	pages := sdk.NewGetQueryResultsPaginator(w.Client, &sdk.GetQueryResultsInput{QueryExecutionId: execution.QueryExecutionId})
	for first := true; pages.HasMorePages(); first = false {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		rows := page.ResultSet.Rows
		if first {
			result.Columns = columns(page.ResultSet.ResultSetMetadata)
			if execution.StatementType == types.StatementTypeDml && isHeader(rows, result.Columns) {
				rows = rows[1:]
			}
		}
		for _, row := range rows {
			result.Rows = append(result.Rows, values(row, len(result.Columns)))
		}
	}
	return result, nil
}

func columns(metadata *types.ResultSetMetadata) []Column {
	if metadata == nil {
		return nil
	}
	list := make([]Column, len(metadata.ColumnInfo))
	for i, c := range metadata.ColumnInfo {
		list[i] = Column{Name: aws.ToString(c.Name), Type: aws.ToString(c.Type)}
	}
	return list
}

// isHeader reports whether the first row holds the names of the columns, which Athena puts before the rows of a query.
func isHeader(rows []types.Row, columns []Column) bool {
	if len(rows) == 0 || len(rows[0].Data) != len(columns) {
		return false
	}
	for i, c := range columns {
		if aws.ToString(rows[0].Data[i].VarCharValue) != c.Name {
			return false
		}
	}
	return true
}

// values returns a row's values. A missing value is NULL.
func values(row types.Row, n int) []*string {
	list := make([]*string, max(n, len(row.Data)))
	for i, d := range row.Data {
		list[i] = d.VarCharValue
	}
	return list
}
