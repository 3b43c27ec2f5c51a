package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
)

// NewAudit makes the stack of the coverage detector and its alarms.
func NewAudit(app awscdk.App, c catalog.Catalog, assets Assets) (awscdk.Stack, error) {
	home := c.Account.HomeRegion
	stack := newStack(app, "audit", home, "Amazon Bedrock coverage detector", c.Account)
	hash, err := c.Hash()
	if err != nil {
		return nil, err
	}
	var listed, loggingRoles []string
	for _, r := range c.ActiveRegions() {
		listed = append(listed, r.Name)
		loggingRoles = append(loggingRoles, catalog.LoggingRole(r.Name))
	}
	topic := constructs.NewAlertTopic(stack, "Alerts", &constructs.AlertTopicProps{
		Home:       home,
		Addresses:  c.Account.AlertAddresses,
		Publishers: loggingRoles,
	})
	constructs.NewCoverageAlarm(stack, "listed-region-not-logging", &constructs.CoverageAlarmProps{
		Metric:      "ListedRegionsNotLogging",
		Description: "A listed Region does not log Amazon Bedrock calls to our bucket. Run: go run ./cmd/coverage, then see docs/runbook.md, dark Region.",
		Topic:       topic,
	})
	constructs.NewCoverageAlarm(stack, "dark-region-with-traffic", &constructs.CoverageAlarmProps{
		Metric:      "DarkRegionsWithTraffic",
		Description: "Amazon Bedrock is called in a Region that does not log to our bucket. Run: go run ./cmd/coverage, then list the Region in regions.go or stop the calls.",
		Topic:       topic,
	})
	constructs.NewCoverageDetector(stack, "Detector", &constructs.CoverageDetectorProps{
		Home:        home,
		Listed:      listed,
		Repaired:    c.RepairedRegions(),
		TagPrefix:   c.Account.TagPrefix,
		CatalogHash: hash,
		Asset:       assets.Audit,
	})
	return stack, nil
}
