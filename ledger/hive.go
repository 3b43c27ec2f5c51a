package ledger

import "strings"

// HiveType returns the type by which the Glue Data Catalog knows a column of a view.
// https://docs.aws.amazon.com/athena/latest/ug/data-types.html
func (c Column) HiveType() string {
	switch c.Type {
	case "varchar":
		return "string"
	case "timestamp(3)":
		return "timestamp"
	case "map(varchar, varchar)":
		return "map<string,string>"
	default:
		return strings.ReplaceAll(c.Type, " ", "")
	}
}
