package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// LogTableProps describes the table of a Region's invocation logs.
type LogTableProps struct {
	// Region is the name of the Region.
	Region string
	// Database is created before the table.
	Database awsglue.CfnDatabase
}

// NewLogTable creates the table of a Region's invocation logs: its lines as they are, partitioned by the day of delivery.
func NewLogTable(scope constructs.Construct, id string, props *LogTableProps) awsglue.CfnTable {
	account := *awscdk.Stack_Of(scope).Account()
	folder := "s3://" + catalog.LogBucket(account, props.Region) + "/" + catalog.LogFolders(account) + props.Region + "/"
	return newTable(scope, id, &tableProps{Database: props.Database, Input: dailyTable(ledger.LogTable(props.Region), folder)})
}

// MeteredTableProps describes the table of metered tokens.
type MeteredTableProps struct {
	// Home is the Region of the ledger bucket.
	Home string
	// Database is created before the table.
	Database awsglue.CfnDatabase
}

// NewMeteredTable creates the table of the tokens that CloudWatch metered, partitioned by the day of the calls.
func NewMeteredTable(scope constructs.Construct, id string, props *MeteredTableProps) awsglue.CfnTable {
	folder := "s3://" + catalog.LedgerBucket(*awscdk.Stack_Of(scope).Account(), props.Home) + "/" + catalog.MeteredPrefix
	return newTable(scope, id, &tableProps{Database: props.Database, Input: dailyTable(ledger.MeteredTable, folder)})
}

// dailyTable describes a table whose partitions are the folders yyyy/MM/dd below a folder. Partition projection finds them, so no
// crawler is needed.
// https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
func dailyTable(name, folder string) *awsglue.CfnTable_TableInputProperty {
	input := textTable(name, folder)
	input.PartitionKeys = &[]*awsglue.CfnTable_ColumnProperty{{Name: jsii.String("day"), Type: jsii.String("string")}}
	input.Parameters = &map[string]*string{
		"EXTERNAL":                  jsii.String("TRUE"),
		"projection.enabled":        jsii.String("true"),
		"projection.day.type":       jsii.String("date"),
		"projection.day.format":     jsii.String("yyyy/MM/dd"),
		"projection.day.range":      jsii.String(ledger.FirstDay + ",NOW"),
		"storage.location.template": jsii.String(folder + "${day}"),
	}
	return input
}

// DatasetTableProps describes the table of a dataset.
type DatasetTableProps struct {
	Name string
	// Home is the Region of the ledger bucket, Prefix the beginning of the keys of the dataset's objects.
	Home, Prefix string
	// Database is created before the table.
	Database awsglue.CfnDatabase
}

// NewDatasetTable creates the table of one of the detector's datasets: the objects below a prefix of the ledger bucket.
func NewDatasetTable(scope constructs.Construct, id string, props *DatasetTableProps) awsglue.CfnTable {
	location := "s3://" + catalog.LedgerBucket(*awscdk.Stack_Of(scope).Account(), props.Home) + "/" + props.Prefix
	return newTable(scope, id, &tableProps{Database: props.Database, Input: textTable(props.Name, location)})
}

// textTable describes a table whose rows are the lines of text objects. No JSON SerDe reads them: with one odd record a SerDe
// fails the whole query or loses the row.
func textTable(name, location string) *awsglue.CfnTable_TableInputProperty {
	return &awsglue.CfnTable_TableInputProperty{
		Name:       &name,
		TableType:  jsii.String("EXTERNAL_TABLE"),
		Parameters: &map[string]*string{"EXTERNAL": jsii.String("TRUE")},
		StorageDescriptor: &awsglue.CfnTable_StorageDescriptorProperty{
			Columns:      &[]*awsglue.CfnTable_ColumnProperty{{Name: jsii.String("line"), Type: jsii.String("string")}},
			Location:     &location,
			InputFormat:  jsii.String("org.apache.hadoop.mapred.TextInputFormat"),
			OutputFormat: jsii.String("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"),
			SerdeInfo: &awsglue.CfnTable_SerdeInfoProperty{
				Name:                 &name,
				SerializationLibrary: jsii.String("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"),
			},
		},
	}
}

// tableProps describes a table or a view.
type tableProps struct {
	Database awsglue.CfnDatabase
	Input    *awsglue.CfnTable_TableInputProperty
}

// newTable creates a table or a view after its database. Where it has no partitions, its list of partition keys is empty: Athena
// needs the list, and the CDK leaves empty lists out of properties.
// https://docs.aws.amazon.com/glue/latest/webapi/API_TableInput.html
func newTable(scope constructs.Construct, id string, props *tableProps) awsglue.CfnTable {
	table := awsglue.NewCfnTable(scope, &id, &awsglue.CfnTableProps{
		CatalogId:    awscdk.Stack_Of(scope).Account(),
		DatabaseName: props.Database.DatabaseName(),
		TableInput:   props.Input,
	})
	if props.Input.PartitionKeys == nil {
		table.AddPropertyOverride(jsii.String("TableInput.PartitionKeys"), []any{})
	}
	table.AddResourceDependency(props.Database, nil)
	return table
}
