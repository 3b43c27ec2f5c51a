package ledger

// Service tiers of a call. The tier decides the price.
// https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html
// https://docs.aws.amazon.com/bedrock/latest/userguide/latency-optimized-inference.html
const (
	Standard         = "standard"
	Priority         = "priority"
	Flex             = "flex"
	Batch            = "batch"
	LatencyOptimized = "latency-optimized"
	Ultrafast        = "ultrafast"
)

// Tiers returns the tiers that a rate card may price.
func Tiers() []string {
	return []string{Standard, Priority, Flex, Batch, LatencyOptimized, Ultrafast}
}
