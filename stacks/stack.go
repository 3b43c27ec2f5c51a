// Package stacks composes constructs into the stacks of the program, and wires the stacks into the app. It creates no resource
// itself.
package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// newStack creates a stack in a Region of the account of the deployment, whichever that is.
func newStack(app awscdk.App, name, region, description string, account catalog.Account) awscdk.Stack {
	stack := awscdk.NewStack(app, jsii.String(catalog.Namespace+"-"+name), &awscdk.StackProps{
		Env:         &awscdk.Environment{Region: &region},
		Description: &description,
	})
	if account.PermissionsBoundary != "" {
		boundary := awsiam.ManagedPolicy_FromManagedPolicyName(stack, jsii.String("PermissionsBoundary"), &account.PermissionsBoundary)
		awsiam.PermissionsBoundary_Of(stack).Apply(boundary)
	}
	return stack
}
