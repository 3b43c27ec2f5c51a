package ledger

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// rolledKeys returns the request metadata keys of the roll-up, with their columns: those that have one and are not of high cardinality.
func rolledKeys(keys schema.Schema) []metadataColumn {
	return slices.DeleteFunc(keyColumns(keys), func(c metadataColumn) bool {
		k, _ := keys.Key(c.Key)
		return k.HighCardinality
	})
}

// unrolledColumns are the columns of bedrock_unrolled.
func unrolledColumns() []Column {
	return slices.Concat([]Column{date}, rollUpDimensions, rollUpMeasures, []Column{
		{"request", "varchar", "the request id, or the line of a record without one"},
		{"role_name", "varchar", "the caller's IAM role"},
	})
}

// dayColumns are the columns of bedrock_days.
var dayColumns = []Column{
	{"date", "date", "the delivery day (UTC)"},
	{"state", "varchar", "open (read from the logs), rolled-up or not-rolled-up"},
	{"rolled_at", "timestamp(6)", "when the latest run read the logs (UTC); NULL where none did"},
	{"objects", "bigint", "log objects that the run found"},
	{"bytes", "bigint", "their size"},
}

// billColumns are the columns of bedrock_bill.
func billColumns(keys schema.Schema) []Column {
	var metadata []Column
	for _, c := range rolledKeys(keys) {
		k, _ := keys.Key(c.Key)
		metadata = append(metadata, Column{c.Column, "varchar", k.Meaning + ", as the caller says"})
	}
	return slices.Concat([]Column{date}, rollUpDimensions, metadata, rollUpMeasures, []Column{
		{"rolled_at", "timestamp(6)", "when the run read the logs (UTC); NULL on open days and on days that are not rolled up"},
	})
}
