package bootstrap

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

// account holds what is said once for the whole account.
var account = catalog.Account{
	HomeRegion: "us-east-1",
}

// regions are the Regions in which invocation logging is on. Add a Region: add a line. Give one up: set Retired.
var regions = []catalog.Region{
	{Name: "us-east-1", Geo: "us"},
	{Name: "us-west-2", Geo: "us"},
	{Name: "eu-central-1", Geo: "eu", LogRetentionDays: 730, CustomerKey: true},
	{Name: "eu-west-1", Geo: "eu", LogRetentionDays: 730},
	{Name: "ap-northeast-1", Geo: "jp"},
}
