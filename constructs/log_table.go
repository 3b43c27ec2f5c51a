package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// NewLogTable makes the table of a Region's invocation logs: its lines as they are, partitioned by the day of delivery.
func NewLogTable(scope constructs.Construct, id, region string) awsglue.CfnTable {
	account := *awscdk.Stack_Of(scope).Account()
	folder := "s3://" + catalog.LogBucket(account, region) + "/" + catalog.LogFolders(account) + region + "/"
	return newDailyTable(scope, id, ledger.LogTable(region), folder)
}

// NewMeteredTable makes the table of the tokens that CloudWatch metered, partitioned by the day of the calls.
func NewMeteredTable(scope constructs.Construct, id, home string) awsglue.CfnTable {
	bucket := catalog.LedgerBucket(*awscdk.Stack_Of(scope).Account(), home)
	return newDailyTable(scope, id, ledger.MeteredTable, "s3://"+bucket+"/"+catalog.MeteredPrefix)
}

// newDailyTable makes a table whose partitions are the folders yyyy/MM/dd below a folder. Partition projection finds them,
// so nothing has to crawl them.
// https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
func newDailyTable(scope constructs.Construct, id, name, folder string) awsglue.CfnTable {
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
	return newTable(scope, id, input)
}

// NewDatasetTable makes the table of one of the detector's datasets: the objects below a prefix of the ledger bucket.
func NewDatasetTable(scope constructs.Construct, id, name, home, prefix string) awsglue.CfnTable {
	bucket := catalog.LedgerBucket(*awscdk.Stack_Of(scope).Account(), home)
	return newTable(scope, id, textTable(name, "s3://"+bucket+"/"+prefix))
}

// textTable describes a table whose rows are the lines of text objects. No JSON SerDe reads them: one odd record makes
// a SerDe fail the whole query or lose the row.
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
				SerializationLibrary: jsii.String("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"),
			},
		},
	}
}

// newTable makes a table of the ledger's database, which must come first.
func newTable(scope constructs.Construct, id string, input *awsglue.CfnTable_TableInputProperty) awsglue.CfnTable {
	return awsglue.NewCfnTable(scope, &id, &awsglue.CfnTableProps{
		CatalogId:    awscdk.Stack_Of(scope).Account(),
		DatabaseName: jsii.String(ledger.Database),
		TableInput:   input,
	})
}
