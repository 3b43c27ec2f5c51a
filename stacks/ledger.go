package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	cdk "github.com/aws/constructs-go/constructs/v10"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// NewLedger creates the stack of the Athena database, its tables and views, the workgroup with its saved queries, and the roll-up, which
// needs all of them.
func NewLedger(app awscdk.App, c catalog.Catalog, functions lambda.Folders) (awscdk.Stack, error) {
	home := c.Account.HomeRegion
	stack := newStack(app, "ledger", home, "Amazon Bedrock tokens and spend", c.Account)
	database := constructs.NewDatabase(stack, "Database", &constructs.DatabaseProps{Name: ledger.Database})
	var before []cdk.IDependable // what the roll-up needs
	for _, r := range c.Regions {
		before = append(before, constructs.NewLogTable(stack, "Logs "+r.Name, &constructs.LogTableProps{Region: r.Name, Database: database}))
	}
	constructs.NewDatasetTable(stack, "Coverage", &constructs.DatasetTableProps{
		Name: ledger.CoverageTable, Home: home, Prefix: catalog.CoveragePrefix, Database: database,
	})
	before = append(before, constructs.NewDatasetTable(stack, "Profiles", &constructs.DatasetTableProps{
		Name: ledger.ProfilesTable, Home: home, Prefix: catalog.ProfilesPrefix, Database: database,
	}))
	constructs.NewMeteredTable(stack, "Metered", &constructs.MeteredTableProps{Home: home, Database: database})

	views, err := ledger.Views(c)
	if err != nil {
		return nil, err
	}
	for _, v := range views {
		view, err := constructs.NewView(stack, "View "+v.Name, &constructs.ViewProps{View: v, Database: database})
		if err != nil {
			return nil, err
		}
		before = append(before, view)
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
	return stack, rollUp(stack, c, functions, append(before, workgroup))
}

// rollUp adds the roll-up and its alarm to the stack.
func rollUp(stack awscdk.Stack, c catalog.Catalog, functions lambda.Folders, before []cdk.IDependable) error {
	views, err := ledger.ViewsHash(c)
	if err != nil {
		return err
	}
	setup, err := ledger.RollUpSetupHash()
	if err != nil {
		return err
	}
	home := c.Account.HomeRegion
	table := constructs.NewRollUp(stack, "RollUp", &constructs.RollUpProps{
		Home:       home,
		KeyRegions: keyRegions(c),
		ViewsHash:  views,
		SetupHash:  setup,
		After:      before,
		Asset:      functions.RollUp,
	})
	constructs.NewRollUpAlarm(stack, "RollUpFailing", &constructs.RollUpAlarmProps{
		Description: "The roll-up failed, or did not run for 12 hours: bills of closed days become slower or incomplete, and say so. No record is lost. Read the function's log and run go run ./cmd/rollup: docs/runbook.md, Roll-up fails.",
		TopicARN:    catalog.AlertTopicARN(*stack.Account(), home),
		Run:         table,
	})
	return nil
}
