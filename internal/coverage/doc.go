// Package detector asks every Region of an account whether Amazon Bedrock's invocation logging is on and ours, and how
// much traffic CloudWatch metered there, logged or not. What it finds is written to the ledger bucket, where Athena reads
// it, and published as CloudWatch metrics, which alarms watch; what begins or ends is told to people. Beside it stand the
// tokens that CloudWatch metered, by day, Region and model, and the map of every application inference
// profile to the model it wraps, without which a logged call through a profile has no price.
package detector
