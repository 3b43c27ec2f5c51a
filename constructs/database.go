package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// NewDatabase makes the Glue database of the ledger's tables and views.
func NewDatabase(scope constructs.Construct, id string) awsglue.CfnDatabase {
	return awsglue.NewCfnDatabase(scope, &id, &awsglue.CfnDatabaseProps{
		CatalogId:     awscdk.Stack_Of(scope).Account(),
		DatabaseName:  jsii.String(ledger.Database),
		DatabaseInput: &awsglue.CfnDatabase_DatabaseInputProperty{Name: jsii.String(ledger.Database)},
	})
}
