package ledger

import (
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const (
	// Database is the Glue database of every table and view.
	Database = "bedrock_bootstrap"
	// Workgroup is the Athena workgroup of every query.
	Workgroup = catalog.Namespace
	// CoverageTable is the raw table of the detector's latest findings.
	CoverageTable = "bedrock_raw_coverage"
	// ProfilesTable is the raw table of the inference profiles the detector saw.
	ProfilesTable = "bedrock_raw_profiles"
	// MeteredTable is the raw table of the tokens that CloudWatch metered.
	MeteredTable = "bedrock_raw_metered"
	// TolerancePercent is the part of a day's metered tokens that may be missing from the logs before the day counts as not
	// logged: records that come days late, and streams that were left before their end.
	TolerancePercent = 1
	// FirstDay is where the partitions of the log tables begin: before request logging could have been on.
	FirstDay = "2024/01/01"
)

// LogTable returns the raw table of a Region's invocation logs.
func LogTable(region string) string {
	return "bedrock_raw_" + strings.ReplaceAll(region, "-", "_")
}
