package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// NewRegion creates the stack of a Region's inference profiles and invocation logging. Logging comes last, so that a resource that
// fails never leaves it half done. The stack of a retired Region holds the day of retirement only: its deployment removes the rest.
func NewRegion(app awscdk.App, c catalog.Catalog, region catalog.Region, functions lambda.Folders) (awscdk.Stack, error) {
	stack := newStack(app, "region-"+region.Name, region.Name, "Amazon Bedrock profiles and invocation logging in "+region.Name, c.Account)
	if region.Retired != "" {
		constructs.NewRetirement(stack, "Retirement", &constructs.RetirementProps{Region: region})
		return stack, nil
	}
	for _, w := range c.Warnings(region) {
		awscdk.Annotations_Of(stack).AddWarningV2(jsii.String(w.Name), jsii.String(w.Text))
	}
	published, err := constructs.NewMetadataSchema(stack, "RequestMetadataSchema", &constructs.MetadataSchemaProps{Schema: schema.Keys})
	if err != nil {
		return nil, err
	}
	profiles := constructs.NewProductProfiles(stack, "Profiles", &constructs.ProductProfilesProps{
		Region:    region,
		Profiles:  c.Profiles(region),
		TagPrefix: c.Account.TagPrefix,
		Asset:     functions.InferenceProfile,
	})
	logging := constructs.NewInvocationLogging(stack, "InvocationLogging", &constructs.InvocationLoggingProps{
		Region: region,
		Home:   c.Account.HomeRegion,
		Asset:  functions.InvocationLogging,
	})
	logging.Node().AddDependency(published, profiles)
	return stack, nil
}
