package bootstrap

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

// account holds the settings of the whole account.
var account = catalog.Account{
	HomeRegion: "us-east-1",
}

// regions are the Regions in which invocation logging is on. To add a Region, add a line. To retire one, set Retired. Fewer
// LogRetentionDays than before delete log records that exist already.
var regions = []catalog.Region{
	{Name: "us-east-1", Geo: "us"},
	{Name: "us-west-2", Geo: "us"},
	{Name: "eu-central-1", Geo: "eu", LogRetentionDays: 730, CustomerKey: true},
	{Name: "eu-west-1", Geo: "eu", LogRetentionDays: 730},
	{Name: "ap-northeast-1", Geo: "jp"},
}
