package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsssm"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// MetadataSchemaProps holds the schema to publish.
type MetadataSchemaProps struct {
	Schema schema.Schema
}

// NewMetadataSchema creates the SSM parameter of the request metadata schema, for services that do not import package
// requestmetadata. It fails where the schema does not fit a standard parameter.
func NewMetadataSchema(scope constructs.Construct, id string, props *MetadataSchemaProps) (awsssm.StringParameter, error) {
	text, err := props.Schema.JSONSchema()
	if err != nil {
		return nil, err
	}
	return awsssm.NewStringParameter(scope, &id, &awsssm.StringParameterProps{
		ParameterName: jsii.String(catalog.MetadataSchemaParameter),
		Description:   jsii.String("JSON Schema of the request metadata that every call of Amazon Bedrock carries"),
		StringValue:   jsii.String(text),
	}), nil
}
