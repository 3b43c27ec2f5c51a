package checks

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// lineTableCalls are the calls of newLineTable, but for those of its bucket.
var lineTableCalls = []proof.Call{
	newStackCall("a database and a table"),
	{API: "glue:CreateDatabase", On: "database bedrock_prove_<id>", By: proof.ByService},
	{API: "glue:GetDatabase", On: "that database", By: proof.ByService},
	{API: "glue:DeleteDatabase", On: "that database", By: proof.ByService},
	{API: "glue:CreateTable", On: "table lines of that database", By: proof.ByService},
	{API: "glue:GetTable", On: "that table", By: proof.ByService},
	{API: "glue:DeleteTable", On: "that table", By: proof.ByService},
}

// newLineTable creates a bucket and a table of the lines of its objects. It returns the names of the bucket and of the table's database.
func newLineTable(ctx context.Context, r *proof.Run) (bucket, database string, err error) {
	bucket, err = newBucket(ctx, r, r.Home())
	if err != nil {
		return "", "", err
	}
	database = strings.ReplaceAll(r.Name(), "-", "_")
	_, err = newStack(ctx, r, r.Home(), lineTable(r.Account.ID, database, "s3://"+bucket+"/"), nil)
	return bucket, database, err
}

// lineTable are the resources of a table of lines in the form of constructs/log_table.go.
func lineTable(account, database, location string) map[string]any {
	return map[string]any{
		"Database": map[string]any{"Type": "AWS::Glue::Database", "Properties": map[string]any{
			"CatalogId": account, "DatabaseInput": map[string]any{"Name": database},
		}},
		"Table": map[string]any{"Type": "AWS::Glue::Table", "DependsOn": "Database", "Properties": map[string]any{
			"CatalogId": account, "DatabaseName": database,
			"TableInput": map[string]any{
				"Name": "lines", "TableType": "EXTERNAL_TABLE", "Parameters": map[string]any{"EXTERNAL": "TRUE"}, "PartitionKeys": []any{},
				"StorageDescriptor": map[string]any{
					"Columns":  []any{map[string]any{"Name": "line", "Type": "string"}},
					"Location": location, "InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
					"OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
					"SerdeInfo":    map[string]any{"Name": "lines", "SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"},
				},
			},
		}},
	}
}

// putLine stores an object of one line.
func putLine(ctx context.Context, r *proof.Run, bucket, key string) error {
	var content bytes.Buffer
	w := gzip.NewWriter(&content)
	if _, err := w.Write([]byte("{}\n")); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return putObject(ctx, r, bucket, key, content.Bytes())
}

func putObject(ctx context.Context, r *proof.Run, bucket, key string, body []byte) error {
	if _, err := s3.NewFromConfig(r.Config(r.Home())).PutObject(ctx, &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: bytes.NewReader(body)}); err != nil {
		return fmt.Errorf("store an object: %w", err)
	}
	return nil
}
