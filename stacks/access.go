package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
)

// NewAccess makes the stack of the caller roles, of the one policy they share, and of the policy of bill readers.
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
	var created []catalog.Role
	for _, r := range c.Roles() {
		if r.Existing.Name == "" {
			created = append(created, r)
			continue
		}
		constructs.AttachToExistingRole(stack, "Existing "+r.Name(), r, policy)
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

// keyRegions returns the Regions whose logs have a key of the account, retired ones too: their logs are still read.
func keyRegions(c catalog.Catalog) []string {
	var regions []string
	for _, r := range c.Regions {
		if r.CustomerKey {
			regions = append(regions, r.Name)
		}
	}
	return regions
}
