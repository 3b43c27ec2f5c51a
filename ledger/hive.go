package ledger

// hiveTypes are the Glue Data Catalog's words for the engine's types, where they differ.
// https://docs.aws.amazon.com/athena/latest/ug/data-types.html
var hiveTypes = map[string]string{
	"varchar":               "string",
	"timestamp(3)":          "timestamp",
	"timestamp(6)":          "timestamp",
	"map(varchar, varchar)": "map<string,string>",
}

// HiveType returns the type by which the Glue Data Catalog knows a column of a view.
func (c Column) HiveType() string {
	if hive, differs := hiveTypes[c.Type]; differs {
		return hive
	}
	return c.Type
}
