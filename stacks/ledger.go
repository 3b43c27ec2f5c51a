package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// NewLedger creates the stack of the Athena database, its tables and views, and the workgroup with its saved queries.
func NewLedger(app awscdk.App, c catalog.Catalog) (awscdk.Stack, error) {
	home := c.Account.HomeRegion
	stack := newStack(app, "ledger", home, "Amazon Bedrock tokens and spend", c.Account)
	database := constructs.NewDatabase(stack, "Database", &constructs.DatabaseProps{Name: ledger.Database})
	for _, r := range c.Regions {
		constructs.NewLogTable(stack, "Logs "+r.Name, &constructs.LogTableProps{Region: r.Name, Database: database})
	}
	constructs.NewDatasetTable(stack, "Coverage", &constructs.DatasetTableProps{
		Name: ledger.CoverageTable, Home: home, Prefix: catalog.CoveragePrefix, Database: database,
	})
	constructs.NewDatasetTable(stack, "Profiles", &constructs.DatasetTableProps{
		Name: ledger.ProfilesTable, Home: home, Prefix: catalog.ProfilesPrefix, Database: database,
	})
	constructs.NewMeteredTable(stack, "Metered", &constructs.MeteredTableProps{Home: home, Database: database})

	views, err := ledger.Views(c)
	if err != nil {
		return nil, err
	}
	for _, v := range views {
		if _, err := constructs.NewView(stack, "View "+v.Name, &constructs.ViewProps{View: v, Database: database}); err != nil {
			return nil, err
		}
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
		constructs.NewNamedQuery(stack, "Query "+q.Name, &constructs.NamedQueryProps{Query: q, Workgroup: workgroup})
	}
	return stack, nil
}
