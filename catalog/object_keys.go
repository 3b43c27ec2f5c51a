package catalog

// Key prefixes of the ledger bucket.
const (
	ResultsPrefix         = "results/"
	ProfilesPrefix        = "profiles/"
	CoveragePrefix        = "coverage/latest/"
	CoverageHistoryPrefix = "coverage/history/"
	// MeteredPrefix holds one object a day and Region: metered/2026/11/24/us-east-1.json.
	MeteredPrefix = "metered/"
	// DeploymentsPrefix and AlertsPrefix hold no findings: they must stay outside the prefixes of the tables.
	DeploymentsPrefix = "coverage/deployments/"
	AlertsPrefix      = "coverage/alerts/"
	// RollUpPrefix holds the table of the roll-up, data and metadata. The query engine alone writes and deletes its objects.
	RollUpPrefix = "rollup/"
)

// LogFolders returns the key prefix below which Amazon Bedrock writes everything it logs. account may be a CDK token.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
func LogFolders(account string) string {
	return "AWSLogs/" + account + "/BedrockModelInvocationLogs/"
}

// BodyFolder is the part of a key, below the log folders, that only the objects of large bodies have.
const BodyFolder = "/data/"
