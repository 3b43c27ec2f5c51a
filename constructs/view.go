package constructs

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// maxViewText is the maximum length of a view's text in the Glue Data Catalog, in characters.
// https://docs.aws.amazon.com/glue/latest/webapi/API_TableInput.html
const maxViewText = 409_600

// prestoView is the definition inside a view's text, in the words of the engine that reads it.
type prestoView struct {
	OriginalSQL string       `json:"originalSql"`
	Catalog     string       `json:"catalog"`
	Schema      string       `json:"schema"`
	Columns     []viewColumn `json:"columns"`
}

type viewColumn struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// ViewProps describes a view.
type ViewProps struct {
	View ledger.View
	// Database is created before the view.
	Database awsglue.CfnDatabase
}

// NewView creates an Athena view as CREATE VIEW leaves it in the Glue Data Catalog. Its SerDe is named, because a tool
// that leaves out an empty one makes a view that Athena refuses: "Table storage descriptor is missing SerDe info"
// (https://github.com/hashicorp/terraform-provider-aws/issues/28517). It sets no description: one would hide the view from Trino. It
// fails where the view's text is longer than the Glue Data Catalog takes.
func NewView(scope constructs.Construct, id string, props *ViewProps) (awsglue.CfnTable, error) {
	view := props.View
	definition := prestoView{OriginalSQL: view.SQL, Catalog: "awsdatacatalog", Schema: ledger.Database}
	var columns []*awsglue.CfnTable_ColumnProperty
	for _, c := range view.Columns {
		definition.Columns = append(definition.Columns, viewColumn{Name: c.Name, Type: c.Type})
		columns = append(columns, &awsglue.CfnTable_ColumnProperty{
			Name:    jsii.String(c.Name),
			Type:    jsii.String(c.HiveType()),
			Comment: jsii.String(c.Comment),
		})
	}
	encoded, err := json.Marshal(definition)
	if err != nil {
		return nil, fmt.Errorf("view %s: %w", view.Name, err)
	}
	text := "/* Presto View: " + base64.StdEncoding.EncodeToString(encoded) + " */"
	if len(text) > maxViewText {
		return nil, fmt.Errorf("view %s: its text has %d characters; at most %d fit the Glue Data Catalog", view.Name, len(text), maxViewText)
	}
	return newTable(scope, id, &tableProps{Database: props.Database, Input: &awsglue.CfnTable_TableInputProperty{
		Name:             jsii.String(view.Name),
		TableType:        jsii.String("VIRTUAL_VIEW"),
		Parameters:       &map[string]*string{"presto_view": jsii.String("true"), "comment": jsii.String("Presto View")},
		ViewOriginalText: &text,
		ViewExpandedText: jsii.String("/* Presto View */"),
		StorageDescriptor: &awsglue.CfnTable_StorageDescriptorProperty{
			Columns:   &columns,
			SerdeInfo: &awsglue.CfnTable_SerdeInfoProperty{Name: jsii.String(view.Name)},
		},
	}}), nil
}
