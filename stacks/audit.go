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
	var listed []string
	for _, r := range c.ActiveRegions() {
		listed = append(listed, r.Name)
	}
	topic := constructs.NewAlertTopic(stack, "Alerts", &constructs.AlertTopicProps{Addresses: c.Account.AlertAddresses})
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
	existing := c.ExistingRoles()
	if len(existing) > 0 {
		constructs.NewCoverageAlarm(stack, "existing-role-mistagged", &constructs.CoverageAlarmProps{
			Metric:      "ExistingRolesMistagged",
			Description: "A role that products.go names in ExistingRoles has not the tags that decide what it may call and who pays. See docs/runbook.md, mistagged role.",
			Topic:       topic,
		})
	}
	constructs.NewCoverageDetector(stack, "Detector", &constructs.CoverageDetectorProps{
		Home:          home,
		Listed:        listed,
		TagPrefix:     c.Account.TagPrefix,
		ExistingRoles: existing,
		Deployed:      c.Deployed,
		CatalogHash:   hash,
		Asset:         assets.Audit,
	})
	return stack, nil
}
