package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
)

// NewDetector makes the stack of the coverage detector, its alarms and its dashboard.
func NewDetector(app awscdk.App, c catalog.Catalog, functions lambda.Folders) (awscdk.Stack, error) {
	home := c.Account.HomeRegion
	stack := newStack(app, "detector", home, "Amazon Bedrock coverage detector", c.Account)
	hash, err := c.Hash()
	if err != nil {
		return nil, err
	}
	var all []string
	publishers := []string{catalog.DetectorRole}
	for _, r := range c.ActiveRegions() {
		publishers = append(publishers, catalog.LoggingRole(r.Name))
	}
	for _, r := range c.Regions {
		all = append(all, r.Name)
	}
	topic := constructs.NewAlertTopic(stack, "Alerts", &constructs.AlertTopicProps{
		Home:       home,
		Addresses:  c.Account.AlertAddresses,
		Publishers: publishers,
	})
	coverage := constructs.NewCoverageDetector(stack, "Detector", &constructs.CoverageDetectorProps{
		Home:          home,
		Repaired:      c.RepairedRegions(),
		ExistingRoles: c.ExistingRoles(),
		Deployed:      c.Deployed,
		CatalogHash:   hash,
		Topic:         topic,
		Asset:         functions.Detector,
	})
	alarm := func(id string, props constructs.CoverageAlarmProps) awscloudwatch.Alarm {
		props.Topic = topic
		return constructs.NewCoverageAlarm(stack, id, &props)
	}
	notRunning := alarm("detector-not-running", constructs.CoverageAlarmProps{
		Metric:      "DetectorRuns",
		Heartbeat:   true,
		Description: "The coverage detector kept no findings for 2 hours: nobody would see a Region go dark. Run go run ./cmd/coverage, and look into the function's log: docs/runbook.md, The detector does not run.",
	})
	notRunning.Node().AddDependency(coverage) // the first run is the deployment's
	alarms := []awscloudwatch.Alarm{
		alarm("listed-region-unlogged", constructs.CoverageAlarmProps{
			Metric:      "ListedRegionsUnlogged",
			Description: "Critical. A listed Region does not log Amazon Bedrock calls to our bucket: they leave no record. Which one, since when and for how many dollars is in the message beside this. Run go run ./cmd/coverage and do what it says: docs/runbook.md, Dark Region: listed.",
		}),
		alarm("unlisted-region-unlogged", constructs.CoverageAlarmProps{
			Metric:      "UnlistedRegionsUnlogged",
			Description: "Critical. Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket. Which one and for how many dollars is in the message beside this. Add the Region to regions.go and deploy, or stop the caller: docs/runbook.md, Dark Region: not listed, with traffic.",
		}),
		alarm("delivery-failing", constructs.CoverageAlarmProps{
			Metric:      "RegionsDeliveryFailing",
			Description: "Amazon Bedrock could not deliver log records to our bucket in the last 3 hours: they are lost. Which Region is in the message beside this. Compare bucket policy and key with the Logs stack: docs/runbook.md, Delivery fails.",
		}),
		notRunning,
	}
	if len(c.ExistingRoles()) > 0 {
		alarms = append(alarms, alarm("existing-role-mistagged", constructs.CoverageAlarmProps{
			Metric:      "ExistingRolesMistagged",
			Description: "A role that products.go names in ExistingRoles has not the tags that decide what it may call and who pays. See docs/runbook.md, mistagged role.",
		}))
	}
	constructs.NewCoverageDashboard(stack, "Dashboard", &constructs.CoverageDashboardProps{
		Regions:  all,
		Coverage: []string{"ListedRegionsUnlogged", "UnlistedRegionsUnlogged", "RegionsDeliveryFailing", "RegionsUnreadable"},
		Runs:     "DetectorRuns",
		Alarms:   alarms,
	})
	return stack, nil
}
