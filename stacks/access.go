package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
)

// NewAccess creates the stack of the caller roles, the one policy that they share, and the policy of bill readers.
func NewAccess(app awscdk.App, c catalog.Catalog) awscdk.Stack {
	stack := newStack(app, "access", c.Account.HomeRegion, "Amazon Bedrock caller roles", c.Account)
	policy := constructs.NewInvokePolicy(stack, "InvokePolicy", &constructs.InvokePolicyProps{
		Regions:   c.ActiveRegionNames(),
		TagPrefix: c.Account.TagPrefix,
	})
	var created []catalog.Role
	for _, r := range c.Roles() {
		if r.Existing.Name == "" {
			created = append(created, r)
			continue
		}
		constructs.NewExistingRole(stack, "Existing "+r.Name(), &constructs.ExistingRoleProps{Role: r, Policy: policy})
	}
	constructs.NewCallerRoles(stack, "Roles", &constructs.CallerRolesProps{
		Roles:           created,
		Policy:          policy,
		TagPrefix:       c.Account.TagPrefix,
		MaxSessionHours: c.Account.MaxSessionHours,
	})
	if c.Account.BillReader {
		constructs.NewBillReaderPolicy(stack, "BillReaderPolicy", &constructs.BillReaderPolicyProps{
			Home:       c.Account.HomeRegion,
			KeyRegions: keyRegions(c),
		})
	}
	return stack
}

// keyRegions returns the Regions whose logs a key of the account encrypts. Retired Regions count: queries still read their logs.
func keyRegions(c catalog.Catalog) []string {
	var regions []string
	for _, r := range c.Regions {
		if r.CustomerKey {
			regions = append(regions, r.Name)
		}
	}
	return regions
}
