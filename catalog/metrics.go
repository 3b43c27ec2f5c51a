package catalog

// MetricNamespace is the CloudWatch namespace of the metrics of the detector and of the roll-up, in the home Region. The metrics are counts
// and have no dimensions.
const MetricNamespace = "BedrockBootstrap"

// Names of the detector's metrics.
const (
	// MetricListedUnlogged counts the listed Regions that are not known to log.
	MetricListedUnlogged = "ListedRegionsUnlogged"
	// MetricUnlistedUnlogged counts the unlisted Regions with calls that are not known to log to our bucket.
	MetricUnlistedUnlogged = "UnlistedRegionsUnlogged"
	// MetricDeliveryFailing counts the Regions, listed or not, that log to our bucket and whose deliveries failed.
	MetricDeliveryFailing = "RegionsDeliveryFailing"
	// MetricUnreadable counts the Regions, listed or not, that were denied or unreachable.
	MetricUnreadable = "RegionsUnreadable"
	// MetricRuns is 1 for each run whose findings were written: no data means that the detector does not run.
	MetricRuns = "DetectorRuns"
	// MetricRolesMistagged counts the existing roles whose tags are not known to be those of the lists. It is published only where
	// the lists have existing roles.
	MetricRolesMistagged = "ExistingRolesMistagged"
)

// Names of the roll-up's metrics.
const (
	// MetricRollUpFailures is 1 for a run of the roll-up that failed and 0 for one that did not: no data means that the roll-up does not run.
	MetricRollUpFailures = "RollUpFailures"
	// MetricDaysNotRolledUp counts the days that a run should have rolled up and did not, because they fail or because its time was over.
	MetricDaysNotRolledUp = "DaysNotRolledUp"
)
