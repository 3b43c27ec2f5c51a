// Package coverage finds the state of every Region of an account: whether Amazon Bedrock's invocation logging is on and delivers to
// our bucket, and how many calls CloudWatch metered, logged or not. It records the findings and their history in the ledger bucket,
// where Athena reads them, and publishes their counts as CloudWatch metrics, which alarms watch.
package coverage
