package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
)

// DatabaseProps names a database.
type DatabaseProps struct {
	Name string
}

// NewDatabase creates a Glue database.
func NewDatabase(scope constructs.Construct, id string, props *DatabaseProps) awsglue.CfnDatabase {
	return awsglue.NewCfnDatabase(scope, &id, &awsglue.CfnDatabaseProps{
		CatalogId:     awscdk.Stack_Of(scope).Account(),
		DatabaseName:  &props.Name,
		DatabaseInput: &awsglue.CfnDatabase_DatabaseInputProperty{Name: &props.Name},
	})
}
