package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/constructs"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
)

// NewDetector creates the stack of the detector, its alarms and its dashboard.
func NewDetector(app awscdk.App, c catalog.Catalog, functions lambda.Folders) (awscdk.Stack, error) {
	home := c.Account.HomeRegion
	stack := newStack(app, "detector", home, "Amazon Bedrock detector", c.Account)
	hash, err := c.Hash()
	if err != nil {
		return nil, err
	}
	publishers := []string{catalog.DetectorRole}
	for _, region := range c.ActiveRegionNames() {
		publishers = append(publishers, catalog.LoggingRole(region))
	}
	topic := constructs.NewAlertTopic(stack, "Alerts", &constructs.AlertTopicProps{
		Home:       home,
		Addresses:  c.Account.AlertAddresses,
		Publishers: publishers,
	})
	run := constructs.NewDetector(stack, "Detector", &constructs.DetectorProps{
		Home:          home,
		Repaired:      c.RepairedRegions(),
		ExistingRoles: c.ExistingRoles(),
		Deployed:      c.Deployed,
		CatalogHash:   hash,
		Topic:         topic,
		Asset:         functions.Detector,
	})
	alarm := func(id string, props constructs.DetectorAlarmProps) awscloudwatch.Alarm {
		props.Topic = topic
		return constructs.NewDetectorAlarm(stack, id, &props)
	}
	notRunning := alarm("detector-not-running", constructs.DetectorAlarmProps{
		Metric:      catalog.MetricRuns,
		Heartbeat:   true,
		Description: "The detector wrote no findings for 2 hours: an unlogged Region would stay unnoticed. Run go run ./cmd/coverage, and read the function's log: docs/runbook.md, The detector does not run.",
	})
	notRunning.Node().AddDependency(run) // the first run is the deployment's
	alarms := []awscloudwatch.IAlarm{
		alarm("listed-region-unlogged", constructs.DetectorAlarmProps{
			Metric:      catalog.MetricListedUnlogged,
			Description: "Critical. A listed Region does not log Amazon Bedrock calls to our bucket: they leave no record. The message that comes with this alarm names the Region, the time and the spend. Run go run ./cmd/coverage and follow its message: docs/runbook.md, Unlogged Region.",
		}),
		alarm("unlisted-region-unlogged", constructs.DetectorAlarmProps{
			Metric:      catalog.MetricUnlistedUnlogged,
			Description: "Critical. Amazon Bedrock is called in a Region that is not listed and not known to log to our bucket. The message that comes with this alarm names the Region and the spend. Add the Region to regions.go and deploy, or stop the caller: docs/runbook.md, Unlogged Region.",
		}),
		alarm("delivery-failing", constructs.DetectorAlarmProps{
			Metric:      catalog.MetricDeliveryFailing,
			Description: "Amazon Bedrock could not deliver log records to our bucket in the last 3 hours: they are lost. The message that comes with this alarm names the Region. Compare bucket policy and key with the Logs stack: docs/runbook.md, Delivery fails.",
		}),
		notRunning,
	}
	if len(c.ExistingRoles()) > 0 {
		alarms = append(alarms, alarm("existing-role-mistagged", constructs.DetectorAlarmProps{
			Metric:      catalog.MetricRolesMistagged,
			Description: "A role of ExistingRoles in products.go lacks the tags that decide what it may call and who pays. Compare its tags with products.go: docs/runbook.md, Mistagged role.",
		}))
	}
	alarms = append(alarms, constructs.RollUpAlarmOf(stack)) // the Ledger stack has it: only there the roll-up can run
	constructs.NewDashboard(stack, "Dashboard", &constructs.DashboardProps{Regions: c.RegionNames(), Alarms: alarms})
	return stack, nil
}
