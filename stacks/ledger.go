package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// NewLedger makes the stack of the Athena database, its views and the workgroup of their queries.
func NewLedger(app awscdk.App, c catalog.Catalog) (awscdk.Stack, error) {
	home := c.Account.HomeRegion
	stack := newStack(app, "ledger", home, "Amazon Bedrock tokens and spend", c.Account)
	database := constructs.NewDatabase(stack, "Database")
	for _, r := range c.Regions {
		constructs.NewLogTable(stack, "Logs "+r.Name, r.Name).AddResourceDependency(database, nil)
	}
	constructs.NewDatasetTable(stack, "Coverage", ledger.CoverageTable, home, catalog.CoveragePrefix).AddResourceDependency(database, nil)
	constructs.NewDatasetTable(stack, "Profiles", ledger.ProfilesTable, home, catalog.ProfilesPrefix).AddResourceDependency(database, nil)
	constructs.NewMeteredTable(stack, "Metered", home).AddResourceDependency(database, nil)

	views, err := ledger.Views(c)
	if err != nil {
		return nil, err
	}
	for _, v := range views {
		view, err := constructs.NewView(stack, "View "+v.Name, v)
		if err != nil {
			return nil, err
		}
		view.AddResourceDependency(database, nil)
	}

	queries, err := ledger.Queries()
	if err != nil {
		return nil, err
	}
	workgroup := constructs.NewWorkgroup(stack, "Workgroup", &constructs.WorkgroupProps{
		Home:        home,
		ScanLimitGB: c.Account.ScanLimit(),
	})
	for _, q := range queries {
		constructs.NewNamedQuery(stack, "Query "+q.Name, q, workgroup)
	}
	return stack, nil
}
