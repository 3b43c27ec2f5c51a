package catalog

// Region is a Region in which model invocation logging is on and every product has its profiles.
type Region struct {
	// Name is the Region's code, such as "eu-west-1".
	Name string
	// Geo is the prefix of the inference profiles of models with Geo routing: us, eu, apac, jp, au, in, ca or amer. It is a
	// preference: a model without a profile of that prefix in the Region has the narrowest prefix that system_profiles.csv lists
	// for it there, and the synthesis warns. A model that the table does not list in the Region has this prefix, and the synthesis
	// warns. Zero: the prefix that the table lists; a model with Geo routing that it does not list in the Region is a mistake.
	// https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
	Geo string
	// LogRetentionDays is the number of days for which invocation logs are kept. Zero: for ever.
	LogRetentionDays int
	// DeliverBodies puts prompts and answers into the logs. Zero: metadata only (tokens, model, caller, request
	// metadata), which is private and cheap but does not distinguish 5-minute from 1-hour cache writes.
	DeliverBodies bool
	// CustomerKey encrypts the logs with a KMS key of the account, created beside the bucket. Zero: SSE-S3.
	CustomerKey bool
	// AdoptExisting lets a deployment replace a logging configuration that somebody else created in the Region. The replaced
	// configuration is kept in an SSM parameter, and put back when the Region is retired, its stack is destroyed, or
	// AdoptExisting is taken back. Zero: such a configuration fails the deployment and is left as it is.
	AdoptExisting bool
	// KeepCloudWatchLogs keeps delivering to the CloudWatch log group of an adopted configuration, beside our bucket and
	// with the same bodies or none. It needs AdoptExisting. Zero: only our bucket.
	KeepCloudWatchLogs bool
	// DisableRepair leaves logging off where somebody deletes the configuration. Zero: the configuration is put back, and an
	// alert names the principal that deleted it.
	DisableRepair bool
	// Retired is the day the Region was given up: its bucket, table and past calls stay, its profiles are deleted, and it
	// need not log any more. Zero: in use.
	Retired Date
}
