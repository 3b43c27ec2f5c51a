package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
)

// NewAccess makes the stack of the caller roles and of the one policy they share.
func NewAccess(app awscdk.App, c catalog.Catalog) awscdk.Stack {
	stack := newStack(app, "access", c.Account.HomeRegion, "Amazon Bedrock caller roles", c.Account)
	var regions []string
	for _, r := range c.ActiveRegions() {
		regions = append(regions, r.Name)
	}
	policy := constructs.NewInvokePolicy(stack, "InvokePolicy", &constructs.InvokePolicyProps{
		Regions:   regions,
		TagPrefix: c.Account.TagPrefix,
	})
	for _, r := range c.Roles() {
		if r.Existing.Name != "" {
			constructs.AttachToExistingRole(stack, "Existing "+r.Name(), r, policy)
			continue
		}
		constructs.NewCallerRole(stack, r.Service.Name+" "+r.Environment, &constructs.CallerRoleProps{
			Role:            r,
			Policy:          policy,
			TagPrefix:       c.Account.TagPrefix,
			MaxSessionHours: c.Account.MaxSessionHours,
		})
	}
	return stack
}
