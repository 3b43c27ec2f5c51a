package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
)

// NewLogs creates the stack of the data of a Region: its log bucket and, in the home Region, the ledger bucket. Termination
// protection keeps the stack from being deleted, and its resources would outlive it all the same.
func NewLogs(app awscdk.App, c catalog.Catalog, region catalog.Region) awscdk.Stack {
	stack := newStack(app, "logs-"+region.Name, region.Name, "Amazon Bedrock invocation logs of "+region.Name, c.Account)
	stack.SetTerminationProtection(jsii.Bool(true))
	constructs.NewLogBucket(stack, "Logs", &constructs.LogBucketProps{Region: region})
	if region.Name == c.Account.HomeRegion {
		constructs.NewLedgerBucket(stack, "Ledger", &constructs.LedgerBucketProps{Home: region.Name})
	}
	return stack
}
