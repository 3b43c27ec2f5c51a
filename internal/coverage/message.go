package coverage

import (
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
)

// sentence returns the action to take and its reason. failure is the error of the Region, unmetered the error of its metrics, failed
// the number of deliveries that failed.
func (f Finding) sentence(d *Detector, failure, unmetered error, failed int64) string {
	on := "logging is on"
	if f.logGroup != "" {
		on += " (and delivers to CloudWatch log group " + f.logGroup + " as well)"
	}
	switch f.State {
	case Logging:
		if unmetered != nil {
			return fmt.Sprintf("%s: %s, and whether it is delivered is unknown: %s", f.meterAgain(unmetered), on, awserrors.Reason(unmetered))
		}
		if failure != nil {
			return "nothing to do: " + on + ", but " + failure.Error()
		}
		return "nothing to do: " + on
	case RepairBlind:
		return fmt.Sprintf(`create a CloudTrail trail that covers %s, or start the one that does, or set DisableRepair (docs/runbook.md, "Repair"): %s, but if somebody turns it off, only the next hourly run sees it`, f.Region, on)
	case DeliveryFailing:
		return fmt.Sprintf(`let Amazon Bedrock write to %s again (docs/runbook.md, "Delivery fails"): %s and CloudWatch counts %s in %d hours`,
			catalog.LogBucket(d.Account, f.Region), on, metering.Count(failed, "failed delivery", "failed deliveries"), metering.DeliveryHours)
	case BodiesDiffer:
		return `put the flags of regions.go back (docs/runbook.md, "Bodies differ"): ` + on + `, and which prompts and answers it delivers is not what DeliverBodies says`
	case NotEnabled:
		return f.notEnabled(failure)
	case Denied:
		return fmt.Sprintf("%s: %s%s", awserrors.Action(failure, "allow bedrock:GetModelInvocationLoggingConfiguration in "+f.Region), f.perhapsUnlogged(), awserrors.Reason(failure))
	case Unreachable:
		return fmt.Sprintf("run the detector again: %s%s could not be read: %s", f.perhapsUnlogged(), f.Region, awserrors.Reason(failure))
	}
	is := "logging is off"
	if f.State != Off {
		is = "logging goes to " + f.Destination + ", not to " + catalog.LogBucket(d.Account, f.Region)
	}
	switch {
	case f.Listed && f.State == Off:
		return `turn it on (docs/runbook.md, "Unlogged Region"): ` + is
	case f.Listed:
		return `move it (docs/runbook.md, "Foreign configuration"): ` + is
	case f.Invocations24h == nil:
		return fmt.Sprintf("%s: %s and its traffic is unknown: %s", f.meterAgain(unmetered), is, awserrors.Reason(unmetered))
	case f.traffic():
		return fmt.Sprintf("add %s to regions.go and deploy, or stop calling it: %s with %s in 24 hours", f.Region, is, metering.Count(*f.Invocations24h, "call", "calls"))
	default:
		return "nothing to do: " + is + " and nothing was called in 24 hours"
	}
}

// meterAgain returns the action to take about metrics that could not be read.
func (f Finding) meterAgain(unmetered error) string {
	return awserrors.Action(unmetered, "allow cloudwatch:ListMetrics and GetMetricData in "+f.Region)
}

// perhapsUnlogged returns the calls of a Region whose logging is unknown.
func (f Finding) perhapsUnlogged() string {
	if !f.traffic() {
		return ""
	}
	return metering.Count(*f.Invocations24h, "call", "calls") + " in 24 hours may leave no record: "
}

// notEnabled returns the action to take about a Region that is not enabled, or that has no Amazon Bedrock.
func (f Finding) notEnabled(failure error) string {
	switch {
	case failure != nil:
		return "nothing to do: Amazon Bedrock has no endpoint in " + f.Region
	case f.Listed:
		return fmt.Sprintf("enable it (aws account enable-region --region-name %s) or retire it in regions.go: the Region is listed and not enabled for the account", f.Region)
	default:
		return "nothing to do: the Region is not enabled for the account"
	}
}
