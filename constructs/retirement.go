package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsssm"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// RetirementProps names a retired Region.
type RetirementProps struct {
	Region catalog.Region
}

// NewRetirement creates a parameter with the day on which a Region was retired. A stack cannot be empty.
func NewRetirement(scope constructs.Construct, id string, props *RetirementProps) awsssm.StringParameter {
	return awsssm.NewStringParameter(scope, &id, &awsssm.StringParameterProps{
		ParameterName: jsii.String("/" + catalog.Namespace + "/retired"),
		Description:   jsii.String("The day " + props.Region.Name + " was given up for Amazon Bedrock"),
		StringValue:   jsii.String(string(props.Region.Retired)),
	})
}
