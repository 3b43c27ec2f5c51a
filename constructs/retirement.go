package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsssm"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// NewRetirement says in a Region that it was given up, and when. A stack cannot be empty.
func NewRetirement(scope constructs.Construct, id string, region catalog.Region) {
	awsssm.NewStringParameter(scope, &id, &awsssm.StringParameterProps{
		ParameterName: jsii.String("/" + catalog.Namespace + "/retired"),
		Description:   jsii.String("The day " + region.Name + " was given up for Amazon Bedrock"),
		StringValue:   jsii.String(string(region.Retired)),
	})
}
