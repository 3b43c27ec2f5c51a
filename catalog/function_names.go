package catalog

// LoggingFunction returns the name of the function that turns a Region's invocation logging on, and repairs it.
func LoggingFunction(region string) string { return Namespace + "-logging-" + region }

// ProfilesFunction returns the name of the function that creates the inference profiles of a Region whose CloudFormation lacks their
// type.
func ProfilesFunction(region string) string { return Namespace + "-profiles-" + region }

// RollUpFunction is the name of the function that rolls the spend of closed days up.
const RollUpFunction = Namespace + "-rollup"
