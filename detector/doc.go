// Package detector asks every Region of an account whether Amazon Bedrock's invocation logging is on and ours, and how
// much traffic CloudWatch metered there, logged or not. What it finds is written to the ledger bucket, where Athena reads
// it, and published as CloudWatch metrics, which alarms watch.
package detector
