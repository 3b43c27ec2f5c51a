package catalog

// MetricNamespace is the CloudWatch namespace of the detector's metrics, in the home Region. The metrics are counts and have no
// dimensions.
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
