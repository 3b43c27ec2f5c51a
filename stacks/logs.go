package stacks

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
)

// NewLogs creates the stack of the data of a Region: its log bucket and, in the home Region, the ledger bucket. Termination
// protection keeps the stack from being deleted, and its resources would outlive it all the same.
//
// The CDK shows a line of information on the stack of the home Region where any Region has LogRetentionDays.
func NewLogs(app awscdk.App, c catalog.Catalog, region catalog.Region) awscdk.Stack {
	stack := newStack(app, "logs-"+region.Name, region.Name, "Amazon Bedrock invocation logs of "+region.Name, c.Account)
	stack.SetTerminationProtection(jsii.Bool(true))
	constructs.NewLogBucket(stack, "Logs", &constructs.LogBucketProps{Region: region})
	if region.Name == c.Account.HomeRegion {
		constructs.NewLedgerBucket(stack, "Ledger", &constructs.LedgerBucketProps{Home: region.Name})
		if text := retention(c.Regions); text != "" {
			awscdk.Annotations_Of(stack).AddInfo(&text)
		}
	}
	return stack
}

// retention returns one line on the expiry of log records, "" where they are kept for ever. A template cannot know the days of the
// deployment before: so the line appears with every number of days, once for all Regions.
func retention(regions []catalog.Region) string {
	var limits []string
	for _, r := range regions {
		if r.LogRetentionDays > 0 {
			limits = append(limits, fmt.Sprintf("%s %d days", r.Name, r.LogRetentionDays))
		}
	}
	if len(limits) == 0 {
		return ""
	}
	return "log records expire: " + strings.Join(limits, ", ") +
		"; fewer days than before delete the older records, and bills lose their spend: docs/operations.md"
}
